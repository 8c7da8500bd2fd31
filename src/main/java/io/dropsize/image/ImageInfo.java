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
 */
public record ImageInfo(
        ImageFormat format, int width, int height, boolean transparent, int frames, long bytes) {
    public boolean animated() {
        return frames > 1;
    }
}
