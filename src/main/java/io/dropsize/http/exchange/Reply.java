package io.dropsize.http.exchange;

import io.dropsize.error.SafeText;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A response, complete in memory.
 *
 * @param headers beside Content-Type and Content-Length
 */
@SuppressWarnings("ArrayRecordComponent") // Replies are not compared.
public record Reply(int status, String mediaType, byte[] body, Map<String, String> headers) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply json(int status, Object value) {
        return json(status, "application/json", value);
    }

    /**
     * A reply whose unsafe characters are escaped: people read it in a terminal, too.
     *
     * @param mediaType a JSON type
     */
    public static Reply json(int status, String mediaType, Object value) {
        return text(status, mediaType, SafeText.json(JSON.writeValueAsString(value)));
    }

    static Reply text(int status, String mediaType, String text) {
        return new Reply(status, mediaType, text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public static Reply empty(int status) {
        return new Reply(status, "", new byte[0], Map.of());
    }

    public Reply with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Reply(status, mediaType, body, all);
    }
}
