package io.dropsize.image;

/**
 * How to make one output. Sizes are of the upright picture.
 *
 * @param width pixels of the output
 * @param height pixels of the output
 * @param crop true: fill width × height and cut what stands over, in equal parts on both sides;
 *     false: scale to exactly this size
 * @param format a writable format
 * @param metadata what stays
 * @param allowDamaged make what can be read of a picture that is cut off or broken, instead of
 *     refusing it
 */
public record RenderSpec(
        int width,
        int height,
        boolean crop,
        ImageFormat format,
        Coding coding,
        MetadataPolicy metadata,
        boolean allowDamaged) {
    public RenderSpec {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("no pixels: " + width + "x" + height);
        }
        if (!format.writable()) {
            throw new IllegalArgumentException(format + " can't be written");
        }
    }

    /** Coded plainly, and refused if damaged. */
    public RenderSpec(
            int width,
            int height,
            boolean crop,
            ImageFormat format,
            int quality,
            MetadataPolicy metadata) {
        this(width, height, crop, format, Coding.of(quality), metadata, false);
    }

    public RenderSpec withCoding(Coding other) {
        return new RenderSpec(width, height, crop, format, other, metadata, allowDamaged);
    }

    public RenderSpec withDamagedAllowed(boolean allowed) {
        return new RenderSpec(width, height, crop, format, coding, metadata, allowed);
    }
}
