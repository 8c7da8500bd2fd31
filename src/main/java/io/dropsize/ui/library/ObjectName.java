package io.dropsize.ui.library;

import io.dropsize.store.ObjectInfo;

import java.util.regex.Pattern;

/** The display name of an object: the last part of its key. */
final class ObjectName {
    /** A year since digital cameras, a month and a day, in common orders. */
    private static final String DATE =
            "(?:(?:19|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])"
                    + "|(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\\d\\d"
                    + "|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?:19|20)\\d\\d)";

    /** The key template's {hash}. A date is kept. */
    private static final Pattern HASH =
            Pattern.compile("-(?!" + DATE + ")[0-9a-f]{8}(?=(-\\d+)?\\.[^.]+$)");

    private ObjectName() {}

    static String of(ObjectInfo object) {
        String key = object.key();
        return HASH.matcher(key.substring(key.lastIndexOf('/') + 1)).replaceFirst("");
    }

    /** The name without its extension, as alternative text. */
    static String stem(ObjectInfo object) {
        String name = of(object);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
