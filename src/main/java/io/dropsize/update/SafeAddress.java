package io.dropsize.update;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Validates addresses before they are requested or opened. Responses are not trusted. */
final class SafeAddress {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[(::|(0+:){7})0*1]");

    /** Excludes everything that a browser might interpret differently. */
    private static final Pattern PLAIN_PATH =
            Pattern.compile("(/[0-9A-Za-z_~+-][0-9A-Za-z._~+-]*)+");

    /** No release page has a path this long. */
    private static final int LONGEST = 2000;

    private SafeAddress() {}

    /** Parses an address. */
    static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /**
     * Requires an address whose traffic can't be read or modified on the network: HTTPS, or
     * loopback.
     */
    static boolean mayBeAsked(URI address) {
        return isSecure(address)
                || ("http".equalsIgnoreCase(address.getScheme())
                        && address.getHost() != null
                        && address.getUserInfo() == null
                        && LOOPBACK.matcher(lower(address.getHost())).matches());
    }

    /** Whether a redirect to the address is allowed. */
    static boolean isSecure(URI address) {
        return "https".equalsIgnoreCase(address.getScheme())
                && address.getHost() != null
                && address.getUserInfo() == null;
    }

    /**
     * The page of a response, if it belongs to the project or is on the requested server; otherwise
     * the project's page of all releases.
     */
    static URI page(String named, URI home, URI asked) {
        return parse(named)
                .filter(page -> isPlain(page) && (isBelow(page, home) || isBeside(page, asked)))
                .orElseGet(() -> URI.create(home + "/releases"));
    }

    private static boolean isPlain(URI page) {
        return page.toString().length() <= LONGEST
                && mayBeAsked(page)
                && page.getRawQuery() == null
                && page.getRawFragment() == null
                && PLAIN_PATH.matcher(page.getRawPath()).matches();
    }

    private static boolean isBelow(URI page, URI home) {
        return isBeside(page, home) && page.getRawPath().startsWith(home.getRawPath() + "/");
    }

    private static boolean isBeside(URI page, URI other) {
        return lower(page.getScheme()).equals(lower(other.getScheme()))
                && lower(page.getHost()).equals(lower(other.getHost()))
                && page.getPort() == other.getPort();
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
