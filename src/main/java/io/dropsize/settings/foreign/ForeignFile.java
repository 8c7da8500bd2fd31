package io.dropsize.settings.foreign;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Map;

/**
 * The settings of another program.
 *
 * @param json its fields; empty if it is not JSON
 * @param sections the keys and values of its sections in order; empty if it is not an INI file
 */
record ForeignFile(Path path, Map<?, ?> json, Map<String, Map<String, String>> sections) {

    /** Returns the object in a field; empty if there is none. */
    static Map<?, ?> object(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof Map<?, ?> object ? object : Map.of();
    }

    /** Returns the text in a field, without spaces at its ends; empty if there is none. */
    static String text(Map<?, ?> fields, String name) {
        return text(fields.get(name));
    }

    /** Returns the flag in a field, which may be a text. */
    static boolean flag(Map<?, ?> fields, String name) {
        return text(fields, name).equalsIgnoreCase("true");
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString().strip();
    }
}
