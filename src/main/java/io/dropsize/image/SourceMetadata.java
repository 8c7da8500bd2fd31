package io.dropsize.image;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.heif.HeifDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import com.drew.metadata.xmp.XmpReader;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The metadata of a source, and what of it a policy keeps. */
record SourceMetadata(Metadata metadata) {
    private static final Logger LOG = LoggerFactory.getLogger(SourceMetadata.class);
    private static final int SRGB = 1;

    /** Reads all of it; a picture whose metadata is broken has none. */
    static SourceMetadata of(ImageInput source) {
        ImageInput input = PackedChunks.withoutHuge(source);
        try (InputStream in = new BufferedInputStream(input.open())) {
            Metadata metadata = ImageMetadataReader.readMetadata(in, input.size());
            if (metadata.containsDirectoryOfType(HeifDirectory.class)) {
                // the parser passes over it
                HeifXmp.of(input.bytes())
                        .forEach(packet -> new XmpReader().extract(packet, metadata));
            }
            return new SourceMetadata(metadata);
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            // The parser meets bytes from anywhere, and not all of its surprises are checked ones.
            LOG.info("The metadata of {} can't be read: {}", input.name(), e.getMessage());
            return new SourceMetadata(new Metadata());
        }
    }

    /**
     * The EXIF block that a copy gets.
     *
     * @param width of the copy in pixels
     * @param height of the copy in pixels
     * @return empty if nothing stays
     */
    Optional<byte[]> kept(MetadataPolicy policy, int width, int height) {
        var block = new ExifBlock();
        switch (policy) {
            case REMOVE_ALL -> {}
            case KEEP_COPYRIGHT -> addCredits(block);
            case KEEP_ALL_BUT_PLACE -> {
                addCredits(block);
                addHarmless(block);
                if (!block.isEmpty()) {
                    addFacts(block, width, height);
                }
            }
        }
        return block.isEmpty() ? Optional.empty() : Optional.of(block.bytes());
    }

    /** An XMP packet of what may stay of XMP, and of IPTC where XMP says nothing. */
    Optional<byte[]> xmp() {
        var packet = new XmpPacket();
        metadata.getDirectoriesOfType(XmpDirectory.class)
                .forEach(directory -> packet.addHarmless(directory.getXMPMeta()));
        fields().ifPresent(fields -> fields.addTo(packet));
        return packet.bytes();
    }

    /** What may stay of IPTC, as Photoshop's resource. */
    Optional<byte[]> iptc() {
        return fields().flatMap(IptcFields::bytes);
    }

    private Optional<IptcFields> fields() {
        return Optional.ofNullable(metadata.getFirstDirectoryOfType(IptcDirectory.class))
                .map(IptcFields::new);
    }

    private void addCredits(ExifBlock block) {
        for (Credit credit : Credit.values()) {
            byte[] text = credit.of(metadata).map(ExifType::ascii).orElse(new byte[0]);
            block.addToPicture(credit.tag(), ExifType.ASCII, text);
        }
    }

    private void addHarmless(ExifBlock block) {
        Directory picture = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Directory exposure = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        HarmlessTags.TYPES.forEach(
                (tag, type) -> {
                    if (picture != null && picture.containsTag(tag)) {
                        block.addToPicture(tag, type, type.value(picture, tag));
                    }
                    if (exposure != null && exposure.containsTag(tag)) {
                        block.addToExposure(tag, type, type.value(exposure, tag));
                    }
                });
    }

    /** What is true of the copy, whatever was true of the source. */
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
