package io.dropsize.cli;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** What {@code --json} prints: an array, absent values as null. */
final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    static String array(List<? extends Record> entries) {
        return MAPPER.writeValueAsString(entries);
    }
}
