package io.dropsize.http.exchange;

import io.dropsize.settings.EndpointSettings;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What the user decides about the endpoint.
 *
 * @param port 0 for any free port
 * @param origins web origins that may send requests, such as {@code app://obsidian.md}; they need
 *     the token, too
 * @param tokenRequired whether all requests need the token; otherwise, programs on this computer
 *     and pages and apps of the allowed origins can upload images without it
 * @param folders paths in requests must be in one of these folders, with symbolic links resolved;
 *     empty if all files of the user may be named, with the token and from this computer only
 */
public record EndpointOptions(
        int port,
        Set<String> origins,
        boolean tokenRequired,
        List<Path> folders,
        EndpointLimits limits,
        Network network) {
    /** The options of an endpoint for programs on this computer. */
    public EndpointOptions(
            int port,
            Set<String> origins,
            boolean tokenRequired,
            List<Path> folders,
            EndpointLimits limits) {
        this(port, origins, tokenRequired, folders, limits, Network.LOOPBACK);
    }

    public EndpointOptions {
        origins = Set.copyOf(origins);
        folders = List.copyOf(folders);
    }

    /** The options of the window's endpoint. */
    public static EndpointOptions of(EndpointSettings settings) {
        return new EndpointOptions(
                settings.port(),
                Set.copyOf(settings.origins()),
                settings.tokenRequired(),
                settings.folders(),
                EndpointLimits.DEFAULT);
    }
}
