package io.dropsize.http.exchange;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the endpoint listens, and the names by which it may be requested.
 *
 * @param address the address to listen on; null for the loopback addresses
 * @param hosts names that Host headers may have beside those of the loopback addresses and the
 *     address itself, in lower case and without a port
 */
public record Network(@Nullable InetAddress address, Set<String> hosts) {
    public static final Network LOOPBACK = new Network(null, Set.of());

    /** Other texts would be resolved as names, which may have several addresses. */
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");

    public Network {
        hosts =
                hosts.stream()
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The network of an address; empty if the text is no IP address of this computer. */
    public static Optional<Network> at(String address, Set<String> hosts) {
        try {
            if (NUMERIC.matcher(address).matches()) {
                InetAddress parsed = InetAddress.getByName(address);
                if (parsed.isAnyLocalAddress()
                        || NetworkInterface.getByInetAddress(parsed) != null) {
                    return Optional.of(new Network(parsed, hosts));
                }
            }
        } catch (IOException _) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** Whether other computers can connect. */
    public boolean isPublic() {
        return address != null && !address.isLoopbackAddress();
    }

    /**
     * Whether requests may name this host.
     *
     * @param host the value of a Host header
     */
    public boolean accepts(String host) {
        String name = PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT);
        return hosts.contains(name) || (address != null && name.equals(literal(address)));
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }
}
