package io.dropsize.store;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The headers that a destination adds to uploads: caching, encryption, storage class, ACL, metadata
 * and tags.
 *
 * @param values by name in lower case, in the user's order. {@link #check} validates them
 */
public record UploadHeaders(Map<String, String> values) {
    public static final UploadHeaders NONE = new UploadHeaders(Map.of());

    /** Makes an object public. */
    public static final String PUBLIC_ACL = "x-amz-acl: public-read";

    static final String CACHE_CONTROL = "cache-control";

    public UploadHeaders {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Parses lines such as {@code Cache-Control: no-cache}. Ignores empty lines.
     *
     * @throws DropsizeException HEADER_WITHOUT_VALUE, HEADER_TWICE
     */
    public static UploadHeaders parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : text.lines().map(String::strip).toList()) {
            int colon = line.indexOf(':');
            if (line.isEmpty()) {
                continue;
            }
            if (colon < 1 || line.substring(colon + 1).isBlank()) {
                throw new DropsizeException(ErrorKind.HEADER_WITHOUT_VALUE, line);
            }
            String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (values.put(name, line.substring(colon + 1).strip()) != null) {
                throw new DropsizeException(ErrorKind.HEADER_TWICE, name);
            }
        }
        return new UploadHeaders(values);
    }

    /** Returns the lines that {@link #parse} reads. */
    public String text() {
        return values.entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining("\n"));
    }

    /**
     * @throws DropsizeException one of the kinds that begin with HEADER
     */
    public void check() {
        HeaderRules.check(values);
    }

    /**
     * The headers of one upload.
     *
     * @param caching the Cache-Control header unless the user has chosen another; empty for none
     */
    public Map<String, String> with(String caching) {
        Map<String, String> all = new LinkedHashMap<>(values);
        if (!caching.isEmpty()) {
            all.putIfAbsent(CACHE_CONTROL, caching);
        }
        return all;
    }
}
