package io.dropsize.store.local;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;

/**
 * The media types of files without a stored one: put into the folder by hand, or kept on a file
 * system without extended attributes.
 */
final class MediaTypes {
    private static final String UNKNOWN = "application/octet-stream";

    private static final Map<String, String> BY_EXTENSION =
            Map.ofEntries(
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("jpeg", "image/jpeg"),
                    Map.entry("png", "image/png"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("gif", "image/gif"),
                    Map.entry("bmp", "image/bmp"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("tif", "image/tiff"),
                    Map.entry("tiff", "image/tiff"),
                    Map.entry("avif", "image/avif"),
                    Map.entry("heic", "image/heic"));

    private MediaTypes() {}

    static boolean isUnknown(@Nullable String mediaType) {
        return mediaType == null || mediaType.isBlank() || mediaType.endsWith("/octet-stream");
    }

    static String ofKey(String key) {
        String extension = key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BY_EXTENSION.getOrDefault(extension, UNKNOWN);
    }
}
