package io.dropsize.image;

/**
 * An encoded picture. The array is not copied and must not be changed.
 *
 * @param bytes the file
 * @param width pixels, upright
 * @param height pixels, upright
 */
@SuppressWarnings(
        "ArrayRecordComponent") // identity is enough; comparing megabytes is not worthwhile
public record EncodedImage(byte[] bytes, ImageFormat format, int width, int height) {}
