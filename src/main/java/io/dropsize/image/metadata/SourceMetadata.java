package io.dropsize.image.metadata;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import com.drew.metadata.xmp.XmpReader;

import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.KeptMetadata;
import io.dropsize.image.codec.Orientation;
import io.dropsize.image.container.HeifMetadata;
import io.dropsize.image.container.PngChunks;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The metadata of a source, and the parts that a policy keeps. */
public record SourceMetadata(Metadata metadata) {
    private static final Logger LOG = LoggerFactory.getLogger(SourceMetadata.class);
    private static final int SRGB = 1;

    /** JPEG's name for EXIF, which some programs write in other formats as well. */
    private static final int PREAMBLE_BYTES = 6;

    /** Reads all metadata; a picture whose metadata is invalid has none. */
    public static SourceMetadata of(ImageInput source) {
        try {
            return new SourceMetadata(read(source));
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            // The parser reads untrusted bytes, and may throw unchecked exceptions.
            LOG.info("The metadata of {} can't be read: {}", source.name(), e.getMessage());
            return new SourceMetadata(new Metadata());
        }
    }

    private static Metadata read(ImageInput source) throws ImageProcessingException, IOException {
        ImageFormat format = ImageFormat.of(source);
        if (format == ImageFormat.HEIC || format == ImageFormat.AVIF) {
            return ofHeif(source.bytes());
        }
        if (format == ImageFormat.PNG) {
            return ofPng(PngTextLimits.withoutHuge(source));
        }
        return parsed(format == ImageFormat.TIFF ? classic(source) : source);
    }

    private static Metadata parsed(ImageInput input) throws ImageProcessingException, IOException {
        try (InputStream in = new BufferedInputStream(input.open())) {
            return ImageMetadataReader.readMetadata(in, input.size());
        }
    }

    private static ImageInput classic(ImageInput tiff) {
        return BigTiffMetadata.of(tiff)
                .map(bytes -> ImageInput.of(tiff.name(), bytes))
                .orElse(tiff);
    }

    /**
     * Reads EXIF and XMP by our own parser: the library's fails at unexpected boxes, and skips XMP.
     */
    private static Metadata ofHeif(byte[] file) {
        var metadata = new Metadata();
        HeifMetadata.exif(file).forEach(block -> addExif(block, metadata));
        HeifMetadata.xmp(file).forEach(packet -> new XmpReader().extract(packet, metadata));
        return metadata;
    }

    /**
     * Reads a PNG, whose EXIF may be in a text chunk: ImageMagick used it before there was a chunk
     * type for EXIF.
     */
    private static Metadata ofPng(ImageInput png) throws ImageProcessingException, IOException {
        Metadata metadata = parsed(png);
        if (!metadata.containsDirectoryOfType(ExifIFD0Directory.class)) {
            try (InputStream in = png.open()) {
                byte[] block = PngChunks.headerChunks(in).get(PngChunks.RAW_EXIF);
                if (block != null) {
                    addExif(block, metadata);
                }
            }
        }
        return metadata;
    }

    /**
     * @param block starting at its byte order mark or at JPEG's name for it
     */
    private static void addExif(byte[] block, Metadata metadata) {
        int from = ExifReader.startsWithJpegExifPreamble(block) ? PREAMBLE_BYTES : 0;
        new ExifReader().extract(new ByteArrayReader(block), metadata, from);
    }

    /** Returns the metadata of a source that the copy by this spec gets. */
    public static KeptMetadata kept(ImageInput source, RenderSpec spec) {
        // GIF can't hold EXIF, so no metadata is kept.
        if (spec.metadata() == MetadataPolicy.REMOVE_ALL || spec.format() == ImageFormat.GIF) {
            return KeptMetadata.NONE;
        }
        SourceMetadata metadata = of(source);
        Optional<byte[]> exif = metadata.kept(spec.metadata(), spec.width(), spec.height());
        return spec.metadata() == MetadataPolicy.KEEP_COPYRIGHT
                ? new KeptMetadata(exif, Optional.empty(), Optional.empty())
                : new KeptMetadata(
                        exif,
                        metadata.xmp(),
                        spec.format() == ImageFormat.JPEG ? metadata.iptc() : Optional.empty());
    }

    public Orientation orientation() {
        return ExifOrientation.of(metadata);
    }

    /**
     * Returns the EXIF block of a copy.
     *
     * @param width of the copy in pixels
     * @param height of the copy in pixels
     * @return empty if nothing is kept
     */
    Optional<byte[]> kept(MetadataPolicy policy, int width, int height) {
        var block = new ExifBlock();
        switch (policy) {
            case REMOVE_ALL -> {}
            case KEEP_COPYRIGHT -> addCredits(block);
            case KEEP_ALL_BUT_LOCATION -> {
                addCredits(block);
                addHarmless(block);
                if (!block.isEmpty()) {
                    addFacts(block, width, height);
                }
            }
        }
        return block.isEmpty() ? Optional.empty() : Optional.of(block.bytes());
    }

    /** Returns an XMP packet with the allowed properties of XMP, and of IPTC where XMP has none. */
    Optional<byte[]> xmp() {
        var packet = new XmpPacket();
        metadata.getDirectoriesOfType(XmpDirectory.class)
                .forEach(directory -> packet.addHarmless(directory.getXMPMeta()));
        fields().ifPresent(fields -> fields.addTo(packet));
        return packet.bytes();
    }

    /** Returns the allowed fields of IPTC, as a Photoshop resource. */
    Optional<byte[]> iptc() {
        return fields().flatMap(IptcFields::bytes);
    }

    private Optional<IptcFields> fields() {
        return Optional.ofNullable(metadata.getFirstDirectoryOfType(IptcDirectory.class))
                .map(IptcFields::new);
    }

    private void addCredits(ExifBlock block) {
        for (Attribution credit : Attribution.values()) {
            byte[] text = credit.of(metadata).map(ExifType::ascii).orElse(new byte[0]);
            block.addToPicture(credit.tag(), ExifType.ASCII, text);
        }
    }

    private void addHarmless(ExifBlock block) {
        Directory picture = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Directory exposure = exposure();
        if (picture != null) {
            ExifAllowlist.copy(picture, block::addToPicture);
        }
        if (exposure != null) {
            ExifAllowlist.copy(exposure, block::addToExposure);
        }
    }

    /**
     * Returns the main EXIF directory; thumbnails and reduced pictures have one of the same type.
     */
    private @Nullable Directory exposure() {
        return metadata.getDirectoriesOfType(ExifSubIFDDirectory.class).stream()
                .filter(directory -> !directory.containsTag(ExifDirectoryBase.TAG_IMAGE_WIDTH))
                .findFirst()
                .orElse(null);
    }

    /** Adds values of the copy in place of the source's. */
    private static void addFacts(ExifBlock block, int width, int height) {
        addFact(block, ExifSubIFDDirectory.TAG_EXIF_IMAGE_WIDTH, width);
        addFact(block, ExifSubIFDDirectory.TAG_EXIF_IMAGE_HEIGHT, height);
        addFact(block, ExifSubIFDDirectory.TAG_COLOR_SPACE, SRGB);
    }

    private static void addFact(ExifBlock block, int tag, int value) {
        byte[] coded = {(byte) (value >>> 8), (byte) value};
        block.addToExposure(tag, ExifType.SHORT, coded);
    }
}
