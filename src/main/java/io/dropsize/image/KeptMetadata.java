package io.dropsize.image;

import java.util.Optional;

/**
 * What of a source's metadata goes into the copy.
 *
 * @param exif a block from its byte order mark on
 */
record KeptMetadata(Optional<byte[]> exif) {
    /** What segments and chunks take around their contents, and more. */
    private static final int FRAME_BYTES = 64;

    static KeptMetadata of(ImageInput source, RenderSpec spec) {
        // GIF has no place for EXIF.
        return spec.metadata() == MetadataPolicy.REMOVE_ALL || spec.format() == ImageFormat.GIF
                ? new KeptMetadata(Optional.empty())
                : new KeptMetadata(
                        SourceMetadata.of(source)
                                .kept(spec.metadata(), spec.width(), spec.height()));
    }

    /** The same wish for a copy that this metadata is added to: a budget holds both. */
    RenderSpec leavingRoom(RenderSpec spec) {
        return spec.coding().quality() instanceof Quality.AtMost(long bytes)
                        && addedLater(spec.format()).isPresent()
                ? spec.withCoding(
                        spec.coding().withQuality(new Quality.AtMost(Math.max(1, bytes - bytes()))))
                : spec;
    }

    private int bytes() {
        return exif.map(block -> block.length + FRAME_BYTES).orElse(0);
    }

    /** What the encoder adds itself. */
    Optional<byte[]> addedAtOnce(ImageFormat format) {
        return format == ImageFormat.AVIF ? exif : Optional.empty();
    }

    private Optional<byte[]> addedLater(ImageFormat format) {
        return format == ImageFormat.AVIF ? Optional.empty() : exif;
    }

    EncodedImage addedTo(EncodedImage image) {
        return addedLater(image.format())
                .map(block -> ExifEmbedder.embed(image, block))
                .orElse(image);
    }
}
