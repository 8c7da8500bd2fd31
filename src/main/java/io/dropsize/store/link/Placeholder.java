package io.dropsize.store.link;

import org.jspecify.annotations.Nullable;

/**
 * What is shown of a picture while it loads.
 *
 * @param color as {@code #rrggbb}; null if unknown, or if the picture is transparent
 * @param image a data URI of at most 400 characters; null as for the color
 * @param thumbHash in base64; null if unknown
 * @param blurHash null if unknown, or if the picture is transparent
 */
public record Placeholder(
        @Nullable String color,
        @Nullable String image,
        @Nullable String thumbHash,
        @Nullable String blurHash) {}
