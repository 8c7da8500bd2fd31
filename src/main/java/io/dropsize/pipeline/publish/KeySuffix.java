package io.dropsize.pipeline.publish;

/** Adds a number to a name that is taken. */
final class KeySuffix {
    private KeySuffix() {}

    /** Returns {@code a/b.jpg} for 1, {@code a/b-2.jpg} for 2. */
    static String of(String name, int number) {
        if (number == 1) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        boolean hasExtension = dot > name.lastIndexOf('/') + 1;
        String stem = hasExtension ? name.substring(0, dot) : name;
        String extension = hasExtension ? name.substring(dot) : "";
        return stem + "-" + number + extension;
    }
}
