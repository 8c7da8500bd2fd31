package io.dropsize.app;

import java.nio.file.Path;
import java.util.stream.Stream;

/** Another start of the program, in a process of its own: says what became of it. */
final class OtherStart {
    static final String HANDED_OVER = "handed over";

    private OtherStart() {}

    /** Arguments: the folder in which windows meet, and files. */
    public static void main(String[] args) {
        boolean window =
                OneWindow.claim(Path.of(args[0]), Stream.of(args).skip(1).map(Path::of).toList())
                        .isPresent();
        System.out.println(window ? "is the window" : HANDED_OVER);
    }
}
