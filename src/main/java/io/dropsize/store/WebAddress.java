package io.dropsize.store;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.service.Authority;

import org.jspecify.annotations.Nullable;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses http and https addresses as people type them. International host names are converted to
 * ASCII.
 */
final class WebAddress {
    private static final int MAX_PORT = 65_535;
    private static final Pattern PARTS =
            Pattern.compile("(?s)([A-Za-z][A-Za-z0-9+.-]*://)([^/?#@]*?)(:[0-9]*)?([/?#].*)?");
    private static final Pattern HOST_AND_PORT = Pattern.compile("(.*?)(?::([0-9]+))?");

    private static final Pattern NO_HOST_CHARACTER = Pattern.compile("[^A-Za-z0-9._-]");
    private static final Pattern NO_IP_ADDRESS = Pattern.compile("(?:.*\\.)?[0-9]+");

    /** The characters for which IDNA 2003 and IDNA 2008 differ. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[ßς\\u200c\\u200d]");

    private final String example;

    /**
     * @param example of a valid address, for the user
     */
    WebAddress(String example) {
        this.example = example;
    }

    /**
     * @throws DropsizeException URL_SCHEME_MISSING, URL_WRONG, URL_HOST_WRONG, URL_HOST_AMBIGUOUS
     */
    URI parse(String typed) {
        String text = typed.strip();
        if (!text.contains("://")) {
            throw new DropsizeException(ErrorKind.URL_SCHEME_MISSING, "https://" + text);
        }
        try {
            Matcher parts = PARTS.matcher(text);
            return new URI(
                    parts.matches()
                            ? parts.group(1)
                                    + ascii(parts.group(2))
                                    + orEmpty(parts.group(3))
                                    + orEmpty(parts.group(4))
                            : text);
        } catch (URISyntaxException _) {
            throw new DropsizeException(ErrorKind.URL_WRONG, example);
        }
    }

    private static String orEmpty(@Nullable String part) {
        return part == null ? "" : part;
    }

    private String ascii(String host) {
        if (host.chars().allMatch(c -> c < 0x80)) {
            return host;
        }
        if (AMBIGUOUS.matcher(host.toLowerCase(Locale.ROOT)).find()) {
            throw new DropsizeException(ErrorKind.URL_HOST_AMBIGUOUS, host);
        }
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException _) {
            throw new DropsizeException(ErrorKind.URL_HOST_WRONG, host, example);
        }
    }

    /**
     * Validates everything except the path.
     *
     * @throws DropsizeException one of the kinds that begin with URL
     */
    void check(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new DropsizeException(ErrorKind.URL_SCHEME_MISSING, example);
        }
        String authority = orEmpty(address.getRawAuthority());
        if (authority.contains("@")) {
            throw new DropsizeException(ErrorKind.URL_HAS_PASSWORD);
        }
        checkAuthority(address, authority);
        if (address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new DropsizeException(ErrorKind.URL_HAS_QUERY, example);
        }
    }

    private void checkAuthority(URI address, String authority) {
        Matcher parts = HOST_AND_PORT.matcher(authority);
        String port = parts.matches() ? orEmpty(parts.group(2)) : "";
        if (port.length() > 5 || (!port.isEmpty() && !isPort(Integer.parseInt(port)))) {
            throw new DropsizeException(ErrorKind.URL_PORT_WRONG, port, "" + MAX_PORT);
        }
        String found = Authority.hostOf(address);
        if (!found.isEmpty() && (address.getHost() != null || isName(found))) {
            return;
        }
        String host = parts.matches() ? parts.group(1) : authority;
        if (host.isEmpty()) {
            throw new DropsizeException(ErrorKind.URL_HOST_MISSING, example);
        }
        Matcher wrong = NO_HOST_CHARACTER.matcher(host);
        if (wrong.find()) {
            throw new DropsizeException(ErrorKind.URL_HOST_CHARACTER, host, wrong.group());
        }
        throw new DropsizeException(ErrorKind.URL_HOST_WRONG, host, example);
    }

    /** Whether it doesn't end as an IP address does, which {@link URI} would have recognized. */
    private static boolean isName(String host) {
        return !NO_IP_ADDRESS.matcher(host).matches();
    }

    private static boolean isPort(int port) {
        return port >= 1 && port <= MAX_PORT;
    }
}
