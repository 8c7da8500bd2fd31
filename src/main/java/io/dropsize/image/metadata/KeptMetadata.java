package io.dropsize.image.metadata;

import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Quality;
import io.dropsize.image.RenderSpec;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The metadata of a copy.
 *
 * @param exif a block, starting at its byte order mark
 * @param xmp a packet
 * @param iptc the Photoshop resource that contains it; for JPEG
 */
public record KeptMetadata(Optional<byte[]> exif, Optional<byte[]> xmp, Optional<byte[]> iptc) {
    public static final KeptMetadata NONE =
            new KeptMetadata(Optional.empty(), Optional.empty(), Optional.empty());

    /** The overhead of segments and chunks, rounded up. */
    private static final int FRAME_BYTES = 100;

    public static KeptMetadata of(ImageInput source, RenderSpec spec) {
        // In a GIF nothing is kept, because it doesn't support EXIF.
        if (spec.metadata() == MetadataPolicy.REMOVE_ALL || spec.format() == ImageFormat.GIF) {
            return NONE;
        }
        var metadata = SourceMetadata.of(source);
        Optional<byte[]> exif = metadata.kept(spec.metadata(), spec.width(), spec.height());
        return spec.metadata() == MetadataPolicy.KEEP_COPYRIGHT
                ? new KeptMetadata(exif, Optional.empty(), Optional.empty())
                : new KeptMetadata(
                        exif,
                        metadata.xmp(),
                        spec.format() == ImageFormat.JPEG ? metadata.iptc() : Optional.empty());
    }

    /** The same target for a copy to which this metadata is added: a budget includes both. */
    public RenderSpec leavingRoom(RenderSpec spec) {
        return spec.coding().quality() instanceof Quality.AtMost(long most)
                ? spec.withCoding(
                        spec.coding()
                                .withQuality(
                                        new Quality.AtMost(
                                                Math.max(1, most - bytes(spec.format())))))
                : spec;
    }

    private int bytes(ImageFormat format) {
        KeptMetadata later = addedLater(format);
        return Stream.of(later.exif, later.xmp, later.iptc)
                .flatMap(Optional::stream)
                .mapToInt(block -> block.length + FRAME_BYTES)
                .sum();
    }

    /** The metadata that the encoder adds itself. */
    public KeptMetadata addedAtOnce(ImageFormat format) {
        return format == ImageFormat.AVIF ? this : NONE;
    }

    private KeptMetadata addedLater(ImageFormat format) {
        return format == ImageFormat.AVIF ? NONE : this;
    }

    public EncodedImage addedTo(EncodedImage image) {
        return addedLater(image.format()).embeddedIn(image);
    }

    private EncodedImage embeddedIn(EncodedImage image) {
        // In a JPEG each is inserted before the others, in a WebP after them; EXIF comes first in
        // both.
        EncodedImage first = image.format() == ImageFormat.WEBP ? withExif(image) : image;
        EncodedImage second = iptc.map(block -> ExifEmbedder.embedIptc(first, block)).orElse(first);
        EncodedImage third =
                xmp.map(packet -> ExifEmbedder.embedXmp(second, packet)).orElse(second);
        return image.format() == ImageFormat.WEBP ? third : withExif(third);
    }

    private EncodedImage withExif(EncodedImage image) {
        return exif.map(block -> ExifEmbedder.embed(image, block)).orElse(image);
    }
}
