package io.dropsize.network;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of {@code NO_PROXY} as curl, Go and Python read it: a host, which includes its
 * subdomains, with or without a leading dot or {@code *.}; an IP address; a network in CIDR
 * notation; {@code *}; each optionally with a port.
 */
final class NoProxyRule {
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(\\[[^\\]]*]|[^:]*)(?::([0-9]{1,5}))?");

    /** Literal addresses; names are not resolved. */
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*");

    private final String host;
    private final int port;

    NoProxyRule(String rule) {
        String lower = rule.toLowerCase(Locale.ROOT);
        Matcher parts = HOST_AND_PORT.matcher(lower);
        boolean hasParts = parts.matches(); // otherwise, an IPv6 address without brackets
        String name = plain(hasParts ? parts.group(1) : lower);
        host = name.startsWith("*.") ? name.substring(1) : name;
        port = hasParts && parts.group(2) != null ? Integer.parseInt(parts.group(2)) : -1;
    }

    boolean matches(String target, int targetPort) {
        if (port >= 0 && port != targetPort) {
            return false;
        }
        String name = plain(target.toLowerCase(Locale.ROOT));
        if (host.contains("/")) {
            return address(name).filter(one -> isInNetwork(one, host)).isPresent();
        }
        Optional<InetAddress> address = address(host);
        if (address.isPresent()) {
            return address.equals(address(name));
        }
        if (host.contains("*")) {
            return name.matches(Pattern.quote(host).replace("*", "\\E.*\\Q"));
        }
        String domain = host.startsWith(".") ? host.substring(1) : host;
        if (address(name).isPresent()) {
            return false;
        }
        return !domain.isEmpty() && (name.equals(domain) || name.endsWith("." + domain));
    }

    /** Returns the name without brackets and the root's dot. */
    private static String plain(String name) {
        String bare =
                name.startsWith("[") && name.endsWith("]")
                        ? name.substring(1, name.length() - 1)
                        : name;
        return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    }

    private static Optional<InetAddress> address(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean isInNetwork(InetAddress address, String network) {
        try {
            return AddressBlock.parse(network).contains(address);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
