package io.dropsize.store.service;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parts of an address, which may have no scheme.
 *
 * @param scheme in lower case; plain HTTP is assumed for this computer
 * @param host in lower case
 * @param port with its colon; empty for the default
 * @param path percent-encoded, with its slash, or empty
 * @param page the path with that of the fragment, where some consoles have it: {@code /#/buckets}
 * @param query the parameters, decoded, including those in the fragment
 */
record PastedUrl(
        String scheme,
        String host,
        String port,
        String path,
        String page,
        Map<String, String> query) {
    private static final Pattern URL =
            Pattern.compile(
                    "(?is)(?:(https?)(?::/{1,2}|//)|//)?(\\[[0-9a-f:]+]|[^/?#:@\\s\\[\\]]+)(:[0-9]+)?"
                            + "(/[^?#]*)?(?:\\?([^#]*))?(?:#(.*))?");
    private static final Pattern FRAGMENT = Pattern.compile("(?s)!?(/[^?]*)\\??(.*)");
    private static final Pattern LOCAL =
            Pattern.compile("(?:.+\\.)?localhost|127\\.[0-9.]+|\\[::1]");

    /** Returns the parts of an HTTP address; empty if the text is none. */
    static Optional<PastedUrl> of(String text) {
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            return Optional.empty();
        }
        String host = url.group(2).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        String scheme = orEmpty(url.group(1)).toLowerCase(Locale.ROOT);
        if (scheme.isEmpty()) {
            scheme = LOCAL.matcher(host).matches() ? "http" : "https";
        }
        String path = orEmpty(url.group(4));
        Matcher fragment = FRAGMENT.matcher(orEmpty(url.group(6)));
        boolean hasRoute = fragment.matches();
        String more = hasRoute ? fragment.group(2) : orEmpty(url.group(6));
        return Optional.of(
                new PastedUrl(
                        scheme,
                        host,
                        orEmpty(url.group(3)).replaceFirst("^:443$", ""),
                        path,
                        hasRoute ? path.replaceFirst("/$", "") + fragment.group(1) : path,
                        query(orEmpty(url.group(5)) + "&" + more)));
    }

    private static Map<String, String> query(String text) {
        return Stream.of(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> decode(pair[1]), (a, _) -> a));
    }

    /** Returns the value of the first of two parameters that the address has; empty for none. */
    String parameter(String one, String other) {
        return query.getOrDefault(one, query.getOrDefault(other, ""));
    }

    /** Returns whether the text without a port is more likely a word than a host. */
    boolean isWord() {
        return !LOCAL.matcher(host).matches()
                && !host.contains(".")
                && !host.startsWith("[")
                && port.isEmpty();
    }

    static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text; // A percent sign of its own.
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
