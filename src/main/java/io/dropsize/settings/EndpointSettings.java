package io.dropsize.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The endpoint for editors and scripts on this computer.
 *
 * @param on whether it is open while the window is
 * @param port from 1 to 65535
 * @param tokenRequired whether all requests need the token; otherwise, images can be uploaded
 *     without it
 * @param origins of pages and apps that may use it, such as {@code app://obsidian.md}
 * @param folders whose files requests may name; empty for all, with the token only
 */
public record EndpointSettings(
        boolean on, int port, boolean tokenRequired, List<String> origins, List<Path> folders) {
    /** The port of PicGo's server, which editors use by default. */
    public static final int DEFAULT_PORT = 36_677;

    public static final int MAX_PORT = 65_535;

    public static final EndpointSettings DEFAULT =
            new EndpointSettings(false, DEFAULT_PORT, true, List.of(), List.of());

    private static final Pattern ORIGIN =
            Pattern.compile("[a-z][a-z0-9+.-]*://[a-z0-9._~\\[\\]:-]+");

    public EndpointSettings {
        port = port >= 1 && port <= MAX_PORT ? port : DEFAULT_PORT;
        origins = origins.stream().distinct().toList();
        folders = folders.stream().distinct().toList();
    }

    /**
     * Returns whether the text can be one of {@link #origins}. The origin {@code null} can't,
     * because sandboxed frames of any page have it.
     */
    public static boolean isOrigin(String text) {
        return ORIGIN.matcher(text).matches();
    }

    public EndpointSettings withOn(boolean other) {
        return new EndpointSettings(other, port, tokenRequired, origins, folders);
    }

    public EndpointSettings withPort(int other) {
        return new EndpointSettings(on, other, tokenRequired, origins, folders);
    }

    public EndpointSettings withTokenRequired(boolean other) {
        return new EndpointSettings(on, port, other, origins, folders);
    }

    public EndpointSettings withOrigin(String another) {
        return new EndpointSettings(
                on,
                port,
                tokenRequired,
                Stream.concat(origins.stream(), Stream.of(another)).toList(),
                folders);
    }

    public EndpointSettings withoutOrigin(String other) {
        return new EndpointSettings(
                on,
                port,
                tokenRequired,
                origins.stream().filter(origin -> !origin.equals(other)).toList(),
                folders);
    }

    public EndpointSettings withFolder(Path another) {
        return new EndpointSettings(
                on,
                port,
                tokenRequired,
                origins,
                Stream.concat(folders.stream(), Stream.of(another)).toList());
    }

    public EndpointSettings withoutFolder(Path other) {
        return new EndpointSettings(
                on,
                port,
                tokenRequired,
                origins,
                folders.stream().filter(folder -> !folder.equals(other)).toList());
    }
}
