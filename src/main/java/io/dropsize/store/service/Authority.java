package io.dropsize.store.service;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Host and port of an address. {@link URI} finds no host in an address whose host has an
 * underscore, but such hosts exist, for example in Docker networks.
 *
 * @param host in lower case, with the brackets of an IPv6 address
 * @param port -1 for the scheme's
 */
public record Authority(String host, int port) {
    private static final Pattern WITH_UNDERSCORES =
            Pattern.compile("([A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*\\.?)(?::([0-9]{1,5}))?");

    /** Returns the authority of an address; empty if the address has no host. */
    public static Optional<Authority> of(URI address) {
        String host = address.getHost();
        if (host != null) {
            return Optional.of(new Authority(host.toLowerCase(Locale.ROOT), address.getPort()));
        }
        Matcher parts = WITH_UNDERSCORES.matcher(String.valueOf(address.getRawAuthority()));
        if (address.getRawAuthority() == null || !parts.matches()) {
            return Optional.empty();
        }
        int port = parts.group(2) == null ? -1 : Integer.parseInt(parts.group(2));
        return Optional.of(new Authority(parts.group(1).toLowerCase(Locale.ROOT), port));
    }

    /** Returns the host of an address, without the port; empty if there is none. */
    public static String hostOf(URI address) {
        return of(address).map(Authority::host).orElse("");
    }

    @Override
    public String toString() {
        return port < 0 ? host : host + ":" + port;
    }
}
