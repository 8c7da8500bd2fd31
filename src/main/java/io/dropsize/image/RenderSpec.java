package io.dropsize.image;

/**
 * How to make one output. Sizes are of the upright picture.
 *
 * @param width pixels of the output
 * @param height pixels of the output
 * @param crop true: fill width × height and cut what stands over, in equal parts on both sides;
 *     false: scale to exactly this size
 * @param format a writable format
 * @param quality 1 to 100 for JPEG, WebP and AVIF, all lossy even at 100; without meaning for PNG
 * @param metadata what stays
 */
public record RenderSpec(
        int width,
        int height,
        boolean crop,
        ImageFormat format,
        int quality,
        MetadataPolicy metadata) {
    public RenderSpec {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("no pixels: " + width + "x" + height);
        }
        if (!format.writable()) {
            throw new IllegalArgumentException(format + " can't be written");
        }
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("quality " + quality);
        }
    }
}
