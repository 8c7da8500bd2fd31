package io.dropsize.cli;

import io.dropsize.cli.option.WrongUsage;
import io.dropsize.http.exchange.Network;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.Set;
import java.util.regex.Pattern;

/** Options for an endpoint that other computers can use. */
final class NetworkOptions {
    /** Labels of RFC 1123, or an address, without a port. */
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+]");

    @Option(
            names = "--address",
            paramLabel = "IP",
            description =
                    "Listen on this address, so that other computers can connect; 0.0.0.0 for"
                            + " all. They need the token. Default: 127.0.0.1 and ::1.")
    private @Nullable String address;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description =
                    "Accept requests to this host name, such as images.example.com; can be given"
                            + " several times. Requests to all other names are refused, except"
                            + " those of this computer.")
    private Set<String> hosts = Set.of();

    Network network(boolean tokenRequired) {
        for (String host : hosts) {
            if (!HOST.matcher(host).matches()) {
                throw new WrongUsage(
                        "“" + host + "” isn’t a host name; write it as images.example.com.");
            }
        }
        if (address == null) {
            return new Network(null, hosts);
        }
        Network network =
                Network.at(address, hosts)
                        .orElseThrow(
                                () ->
                                        new WrongUsage(
                                                "“"
                                                        + address
                                                        + "” isn’t an IP address of this"
                                                        + " computer."));
        if (network.isPublic() && !tokenRequired) {
            throw new WrongUsage(
                    "Other computers need the token; --no-token works without --address only.");
        }
        return network;
    }
}
