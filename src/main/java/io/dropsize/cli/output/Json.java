package io.dropsize.cli.output;

import io.dropsize.error.SafeText;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The output of {@code --json}: an array, absent values as null. Characters that are unsafe to
 * display are escaped, so that the values are exact and a terminal is safe.
 */
public final class Json {
    private static final JsonMapper INDENTED =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final JsonMapper LINES = new JsonMapper();

    private Json() {}

    public static String array(List<? extends Record> entries) {
        return indented(entries);
    }

    /**
     * Returns an entry on one line, with its position as the first field.
     *
     * @param index from 0
     */
    static String line(int index, Record entry) {
        ObjectNode line = LINES.createObjectNode().put("index", index);
        line.setAll((ObjectNode) LINES.valueToTree(entry));
        return SafeText.json(LINES.writeValueAsString(line));
    }

    /** Returns an object of several lines. */
    public static String object(Map<String, ?> fields) {
        return indented(fields);
    }

    private static String indented(Object value) {
        return INDENTED.writeValueAsString(value)
                .lines()
                .map(SafeText::json)
                .collect(Collectors.joining("\n"));
    }

    /** Returns an entry on one line. */
    static String line(Record entry) {
        return SafeText.json(LINES.writeValueAsString(entry));
    }
}
