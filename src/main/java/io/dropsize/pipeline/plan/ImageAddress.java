package io.dropsize.pipeline.plan;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses web addresses of images. */
public final class ImageAddress {
    private static final String IMAGE = "image";
    private static final int MAX_PORT = 65_535;
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");
    private static final String NOT_ESCAPED = "-._~:/?#@!$&'()*+,;=%";

    private ImageAddress() {}

    /**
     * Parses an http, https or data address; empty for any other text. Escapes spaces, non-ASCII
     * characters and literal percent signs.
     */
    public static Optional<URI> parse(String text) {
        String address = text.strip();
        String lower = address.toLowerCase(Locale.ROOT);
        if (lower.startsWith("data:image/")) {
            return uri("data:" + escaped(address.substring(5).replaceAll("[\t\r\n]+", "")));
        }
        if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
            return Optional.empty();
        }
        if (address.lines().count() > 1) {
            return Optional.empty();
        }
        int host = address.indexOf("//") + 2;
        int end = endOfHost(address, host);
        return uri(lower.substring(0, host)
                        + ascii(address.substring(host, end))
                        + escaped(address.substring(end)))
                .filter(found -> found.getHost() != null && found.getPort() <= MAX_PORT);
    }

    /** Returns the image's name until it is loaded: the last element of the path, or the host. */
    static String name(URI address) {
        String path = address.getPath() == null ? "" : address.getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.isBlank() ? Objects.requireNonNullElse(address.getHost(), IMAGE) : last;
    }

    /** Returns the address, or a short text for a data address, which contains the image itself. */
    static String label(URI address) {
        return "data".equalsIgnoreCase(address.getScheme()) ? IMAGE : address.toString();
    }

    private static int endOfHost(String address, int from) {
        int end = from;
        while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static String ascii(String host) {
        try {
            return host.chars().allMatch(c -> c < 0x80) ? host : IDN.toASCII(host);
        } catch (IllegalArgumentException _) {
            return host;
        }
    }

    /**
     * The target of a redirect.
     *
     * @param location the value of the header, one character for each byte. Services send unescaped
     *     paths in UTF-8 or Latin-1
     * @return empty if it is not an http or https address
     */
    public static Optional<URI> redirect(URI from, String location) {
        byte[] bytes = location.strip().getBytes(StandardCharsets.ISO_8859_1);
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.startsWith("//")) {
            return parse(from.getScheme() + ":" + text);
        }
        return SCHEME.matcher(text).lookingAt()
                ? parse(text)
                : uri(escaped(bytes)).map(from::resolve);
    }

    private static String escaped(String rest) {
        return escaped(rest.getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(byte[] bytes) {
        StringBuilder escaped = new StringBuilder();
        boolean fragment = false;
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xff);
            boolean kept = Character.isLetterOrDigit(c) && c < 0x80 || NOT_ESCAPED.indexOf(c) >= 0;
            if (c == '%') {
                kept =
                        i + 2 < bytes.length
                                && HexFormat.isHexDigit(bytes[i + 1])
                                && HexFormat.isHexDigit(bytes[i + 2]);
            }
            kept &= c != '#' || !fragment;
            fragment |= c == '#';
            if (kept) {
                escaped.append(c);
            } else {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(bytes[i]));
            }
        }
        return escaped.toString();
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
