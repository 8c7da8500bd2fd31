package io.dropsize.image;

/**
 * A decoded picture for the screen.
 *
 * @param argb premultiplied ARGB in sRGB, row by row, width × height of them; not copied
 */
@SuppressWarnings(
        "ArrayRecordComponent") // identity is enough; copying megabytes is not worth equality
public record Pixels(int width, int height, int[] argb) {}
