package io.dropsize.image;

/**
 * What the header says.
 *
 * @param format the format by its bytes, whatever the file's name claims
 * @param width pixels of the upright picture, after EXIF orientation
 * @param height pixels of the upright picture, after EXIF orientation
 * @param transparent whether the format of these bytes can hold transparent pixels (the pixels may
 *     still all be opaque)
 * @param frames 1 for a still picture, more for an animation
 * @param bytes length of the coded picture
 */
public record ImageInfo(
        ImageFormat format, int width, int height, boolean transparent, int frames, long bytes) {
    public boolean animated() {
        return frames > 1;
    }
}
