package io.dropsize.cli;

import io.dropsize.http.exchange.EndpointOptions;
import io.dropsize.http.exchange.Network;

import java.net.InetAddress;
import java.util.Optional;
import java.util.stream.Collectors;

/** Warns administrators about the risks of an endpoint that other computers can use. */
final class ServeNotice {
    private ServeNotice() {}

    /** Returns the address and port as in a URL. */
    static String address(Network network, int port) {
        InetAddress chosen = network.address();
        String host = chosen == null ? "127.0.0.1" : chosen.getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** Returns the warning; empty if other computers can't connect. */
    static Optional<String> of(EndpointOptions options, int port) {
        Network network = options.network();
        if (!network.isPublic()) {
            return Optional.empty();
        }
        String names =
                network.hosts().isEmpty()
                        ? "no other name than that of this computer; see --host"
                        : network.hosts().stream().sorted().collect(Collectors.joining(", "));
        return Optional.of(
                "Every computer that can connect to "
                        + address(network, port)
                        + " can upload, list and delete images with the token. Connections are not"
                        + " encrypted: use a proxy with TLS in front of it. Accepted host names: "
                        + names
                        + ".");
    }
}
