package io.dropsize.update;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which addresses are asked, and which are opened. What an answer says is not trusted. */
final class SafeAddress {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[(::|(0+:){7})0*1]");

    /** Nothing that a browser might read in another way than we do. */
    private static final Pattern PLAIN_PATH =
            Pattern.compile("(/[0-9A-Za-z_~+-][0-9A-Za-z._~+-]*)+");

    /** No page of a release has one as long as that. */
    private static final int LONGEST = 2000;

    private SafeAddress() {}

    /** An address as somebody wrote it. */
    static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /** Nobody on the way can read or change what is said: by HTTPS, or without a way at all. */
    static boolean mayBeAsked(URI address) {
        return isSecure(address)
                || ("http".equalsIgnoreCase(address.getScheme())
                        && address.getHost() != null
                        && address.getUserInfo() == null
                        && LOOPBACK.matcher(lower(address.getHost())).matches());
    }

    /** Where a question may be sent on to. */
    static boolean isSecure(URI address) {
        return "https".equalsIgnoreCase(address.getScheme())
                && address.getHost() != null
                && address.getUserInfo() == null;
    }

    /**
     * The page an answer names, if it is the project's own or of the very server that was asked;
     * else the project's page of all releases.
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
