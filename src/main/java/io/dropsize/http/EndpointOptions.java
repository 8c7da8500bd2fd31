package io.dropsize.http;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the user decides about the endpoint.
 *
 * @param port 0 for any free port
 * @param origins web origins that may send requests, such as {@code app://obsidian.md}; they need
 *     the token, too
 * @param tokenRequired whether all requests need the token; otherwise, programs on this computer
 *     and pages and apps of the allowed origins can upload images without it
 * @param folders paths in requests must be in one of these folders, with symbolic links resolved;
 *     empty if all files of the user may be named, with the token only
 */
public record EndpointOptions(
        int port,
        Set<String> origins,
        boolean tokenRequired,
        List<Path> folders,
        EndpointLimits limits) {
    public static final int DEFAULT_PORT = 36_677;

    public static final int MAX_PORT = 65_535;

    private static final Pattern ORIGIN =
            Pattern.compile("[a-z][a-z0-9+.-]*://[a-z0-9._~\\[\\]:-]+");

    public EndpointOptions {
        origins = Set.copyOf(origins);
        folders = List.copyOf(folders);
    }

    /**
     * Whether the text can be one of {@link #origins}. {@code null} can't: a sandboxed frame of
     * every page has that origin.
     */
    public static boolean isOrigin(String text) {
        return ORIGIN.matcher(text).matches();
    }
}
