package io.dropsize.image;

/**
 * How to make one copy. Sizes are of the upright picture.
 *
 * @param width pixels of the copy
 * @param height pixels of the copy
 * @param crop true: fill width × height and crop equally on both sides; false: scale to exactly
 *     this size
 * @param format a writable format
 * @param metadata which metadata is copied
 * @param allowDamaged whether to use the readable part of a damaged picture instead of refusing it
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

    /** Creates a spec with default coding, which refuses damaged pictures. */
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
