package io.dropsize.ui.library;

import io.dropsize.store.ObjectInfo;

import java.util.regex.Pattern;

/** What people call an object: the last part of its key. */
final class ObjectName {
    /** A year of a camera, a month and a day, in the orders that people write them in. */
    private static final String DATE =
            "(?:(?:19|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])"
                    + "|(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\\d\\d"
                    + "|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?:19|20)\\d\\d)";

    /** The key template's {hash}. A date stays. */
    private static final Pattern HASH =
            Pattern.compile("-(?!" + DATE + ")[0-9a-f]{8}(?=(-\\d+)?\\.[^.]+$)");

    private ObjectName() {}

    static String of(ObjectInfo object) {
        String key = object.key();
        return HASH.matcher(key.substring(key.lastIndexOf('/') + 1)).replaceFirst("");
    }

    /** The name without its extension, to be read out in place of the picture. */
    static String stem(ObjectInfo object) {
        String name = of(object);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
