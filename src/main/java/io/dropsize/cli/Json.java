package io.dropsize.cli;

import io.dropsize.error.SafeText;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The output of {@code --json}: an array, absent values as null. Characters that are unsafe to
 * display are escaped, so that the values are exact and a terminal is safe.
 */
final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    static String array(List<? extends Record> entries) {
        return MAPPER.writeValueAsString(entries)
                .lines()
                .map(line -> SafeText.replaceUnsafe(line, Json::escaped))
                .collect(Collectors.joining("\n"));
    }

    private static String escaped(String character) {
        return character.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
    }
}
