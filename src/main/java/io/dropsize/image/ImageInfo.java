package io.dropsize.image;

/**
 * The properties in the header.
 *
 * @param format the format of the bytes, whatever the file's name
 * @param width pixels of the upright picture, after EXIF orientation
 * @param height pixels of the upright picture, after EXIF orientation
 * @param transparent whether the format of these bytes supports transparent pixels (all pixels may
 *     still be opaque)
 * @param frames 1 for a still picture, more for an animation
 * @param bytes length of the file
 * @param indexed whether the file has a palette, or one bit per pixel
 */
public record ImageInfo(
        ImageFormat format,
        int width,
        int height,
        boolean transparent,
        int frames,
        long bytes,
        boolean indexed) {

    /** Creates the properties of an image without a palette. */
    public ImageInfo(
            ImageFormat format,
            int width,
            int height,
            boolean transparent,
            int frames,
            long bytes) {
        this(format, width, height, transparent, frames, bytes, false);
    }

    public boolean animated() {
        return frames > 1;
    }
}
