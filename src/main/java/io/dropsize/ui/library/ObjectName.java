package io.dropsize.ui.library;

import io.dropsize.store.ObjectInfo;

import java.util.regex.Pattern;

/** What people call an object: the last part of its key. */
final class ObjectName {
    /** The key template's {hash}. One of digits alone may be a date and stays. */
    private static final Pattern HASH =
            Pattern.compile("-(?=[0-9]*[a-f])[0-9a-f]{8}(?=(-\\d+)?\\.[^.]+$)");

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
