package io.dropsize.image;

/**
 * A finished picture. The array is not copied and must not be changed.
 *
 * @param bytes the coded picture
 * @param width pixels, upright
 * @param height pixels, upright
 */
@SuppressWarnings(
        "ArrayRecordComponent") // identity is enough; copying megabytes is not worth equality
public record EncodedImage(byte[] bytes, ImageFormat format, int width, int height) {}
