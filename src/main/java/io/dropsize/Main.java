package io.dropsize;

/** Where Dropsize starts: without arguments the window, with arguments the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {}
}
