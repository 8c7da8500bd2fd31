package io.dropsize.network;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user's choice of a proxy. The password is in the keyring, under {@link #secretName}.
 *
 * @param host of an HTTP proxy; empty unless it was entered
 * @param port from 1 to 65535
 * @param user empty for a proxy without a password
 * @param exceptions hosts without a proxy, in the format of {@code NO_PROXY}
 */
public record ProxySettings(Mode mode, String host, int port, String user, String exceptions) {
    public static final int DEFAULT_PORT = 8080;

    private static final int MAX_PORT = 65_535;

    private static final Pattern HOST = Pattern.compile("[0-9A-Za-z._-]{1,253}|\\[[0-9A-Fa-f:.]+]");

    private static final Pattern ADDRESS =
            Pattern.compile("(?:http://)?([^:/\\[\\]]+|\\[[^\\]/]+])(?::([0-9]{1,5}))?/?");

    public static final ProxySettings DEFAULT =
            new ProxySettings(Mode.SYSTEM, "", DEFAULT_PORT, "", "");

    /** Where the proxy comes from. */
    public enum Mode {
        /** The environment's variables, otherwise the system's network settings. */
        SYSTEM,
        NONE,
        /** The host and port of these settings. */
        MANUAL
    }

    /**
     * @throws IllegalArgumentException if the values can't be those of a proxy
     */
    public ProxySettings {
        boolean isHost = HOST.matcher(host).matches() || (host.isEmpty() && mode != Mode.MANUAL);
        boolean isUser = user.chars().noneMatch(one -> one == ':' || Character.isISOControl(one));
        if (!isHost || !isUser || port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("not a proxy");
        }
        if (!host.isEmpty()) {
            var _ = uri(host, port, null);
        }
    }

    private static URI uri(String host, int port, @Nullable String user) {
        try {
            return new URI("http", user, host, port, null, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a proxy", e);
        }
    }

    /** A manual proxy in the form {@code host:port}; empty if the text isn't one. */
    public static Optional<ProxySettings> manual(String address, String user, String exceptions) {
        Matcher parts = ADDRESS.matcher(address.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        int port = parts.group(2) == null ? DEFAULT_PORT : Integer.parseInt(parts.group(2));
        try {
            return Optional.of(
                    new ProxySettings(
                            Mode.MANUAL, parts.group(1), port, user.strip(), exceptions.strip()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public ProxySettings with(Mode other) {
        return new ProxySettings(other, host, port, user, exceptions);
    }

    /** The proxy as {@code host:port}; empty if none was entered. */
    public String address() {
        return host.isEmpty() ? "" : host + ":" + port;
    }

    /** The proxy with its user, whom it doesn't contain without a password. */
    URI uri(Optional<String> password) {
        return uri(host, port, password.map(secret -> user + ":" + secret).orElse(null));
    }

    /** The name of the password that the other settings no longer use; empty if there is none. */
    public Optional<String> obsoleteSecret(ProxySettings successor) {
        return secretName().filter(name -> !successor.secretName().equals(Optional.of(name)));
    }

    /**
     * The name of the password in the keyring; empty without a user. It includes the proxy, so that
     * a password is never sent to another one.
     */
    public Optional<String> secretName() {
        return user.isEmpty() || host.isEmpty()
                ? Optional.empty()
                : Optional.of("proxy password of " + user + "@" + address());
    }
}
