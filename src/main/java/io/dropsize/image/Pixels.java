package io.dropsize.image;

/**
 * A decoded picture for the screen.
 *
 * @param argb premultiplied ARGB in sRGB, row by row, width × height values; not copied
 */
@SuppressWarnings(
        "ArrayRecordComponent") // identity is enough; comparing megabytes is not worthwhile
public record Pixels(int width, int height, int[] argb) {}
