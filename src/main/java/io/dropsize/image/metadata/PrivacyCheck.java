package io.dropsize.image.metadata;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.png.PngChunkType;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.adobe.AdobeJpegDirectory;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.file.FileTypeDirectory;
import com.drew.metadata.gif.GifAnimationDirectory;
import com.drew.metadata.gif.GifControlDirectory;
import com.drew.metadata.gif.GifHeaderDirectory;
import com.drew.metadata.gif.GifImageDirectory;
import com.drew.metadata.heif.HeifDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.jfif.JfifDirectory;
import com.drew.metadata.jpeg.HuffmanTablesDirectory;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.photoshop.PhotoshopDirectory;
import com.drew.metadata.png.PngDirectory;
import com.drew.metadata.webp.WebpDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import com.drew.metadata.xmp.XmpReader;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.container.HeifBoxes;
import io.dropsize.image.container.HeifMetadata;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a finished picture again, with a different library than the one that wrote it, and verifies
 * that it contains only metadata that its policy allows.
 */
public final class PrivacyCheck {
    private static final Set<Class<? extends Directory>> STRUCTURE =
            Set.of(
                    AdobeJpegDirectory.class,
                    FileTypeDirectory.class,
                    JfifDirectory.class,
                    JpegDirectory.class,
                    HuffmanTablesDirectory.class,
                    HeifDirectory.class,
                    WebpDirectory.class,
                    GifHeaderDirectory.class,
                    GifControlDirectory.class,
                    GifImageDirectory.class,
                    GifAnimationDirectory.class);
    private static final Set<PngChunkType> PNG_STRUCTURE =
            Set.of(PngChunkType.IHDR, PngChunkType.PLTE, PngChunkType.tRNS, PngChunkType.sBIT);
    private static final Set<String> AVIF_STRUCTURE = Set.of("av01", "nclx");
    private static final Set<Class<? extends Directory>> EXIF =
            Set.of(ExifIFD0Directory.class, ExifSubIFDDirectory.class);

    /** The tags of credits, and of technical values of the copy itself. */
    private static final Set<Integer> WRITTEN =
            Set.of(
                    Attribution.AUTHOR.tag(),
                    Attribution.COPYRIGHT.tag(),
                    Attribution.DESCRIPTION.tag(),
                    ExifDirectoryBase.TAG_EXIF_IMAGE_WIDTH,
                    ExifDirectoryBase.TAG_EXIF_IMAGE_HEIGHT,
                    ExifDirectoryBase.TAG_COLOR_SPACE);

    private static final Set<Integer> IPTC_PLACES =
            Set.of(
                    IptcDirectory.TAG_CITY,
                    IptcDirectory.TAG_SUB_LOCATION,
                    IptcDirectory.TAG_PROVINCE_OR_STATE,
                    IptcDirectory.TAG_COUNTRY_OR_PRIMARY_LOCATION_CODE,
                    IptcDirectory.TAG_COUNTRY_OR_PRIMARY_LOCATION_NAME,
                    IptcDirectory.TAG_CONTENT_LOCATION_CODE,
                    IptcDirectory.TAG_CONTENT_LOCATION_NAME);

    /** Locations, equipment numbers, thumbnails, maker notes, and the origin of a file. */
    private static final Pattern XMP_SECRETS =
            Pattern.compile(
                    "gps|serial|thumbnail|maker|history|(document|instance)id|^xmpmm:"
                            + "|:(city|state|country|location|ownername|imageuniqueid)",
                    Pattern.CASE_INSENSITIVE);

    private PrivacyCheck() {}

    /**
     * Verifies copies in formats that the reader doesn't know, which therefore have no metadata.
     *
     * @param contents what the file holds besides its pixels
     * @throws DropsizeException INTERNAL if there is any
     */
    public static void requireNone(Set<String> contents) {
        for (String content : contents) {
            throw new DropsizeException(ErrorKind.INTERNAL, "removing " + content);
        }
    }

    /**
     * @throws DropsizeException INTERNAL if there is any metadata that is not allowed
     */
    public static void require(EncodedImage image, MetadataPolicy policy) {
        try (var in = new ByteArrayInputStream(image.bytes())) {
            var metadata = ImageMetadataReader.readMetadata(in, image.bytes().length);
            if (image.format() == ImageFormat.AVIF) {
                requireNothingElse(image, policy);
                List<byte[]> packets = HeifMetadata.xmp(image.bytes());
                packets.forEach(packet -> new XmpReader().extract(packet, metadata));
                requireRead(image, packets.size(), metadata);
            }
            for (Directory directory : metadata.getDirectories()) {
                if (!mayStay(directory, policy)) {
                    throw new DropsizeException(
                            ErrorKind.INTERNAL, "removing " + directory.getName());
                }
            }
        } catch (ImageProcessingException | IOException e) {
            throw new DropsizeException(ErrorKind.INTERNAL, e, "checking the metadata");
        }
    }

    /** Requires that all metadata could be read: the rest can't be verified. */
    private static void requireRead(EncodedImage avif, int packets, Metadata metadata) {
        long read =
                metadata.getDirectoriesOfType(XmpDirectory.class).stream()
                        .filter(xmp -> !xmp.hasErrors() && !xmp.getXmpProperties().isEmpty())
                        .count();
        boolean hidden =
                packets == 0 && HeifBoxes.contents(avif.bytes()).contains(HeifMetadata.XMP);
        if (hidden || read < packets) {
            throw new DropsizeException(ErrorKind.INTERNAL, "checking " + HeifMetadata.XMP);
        }
    }

    /** Rejects content that the metadata parser would skip. */
    private static void requireNothingElse(EncodedImage avif, MetadataPolicy policy) {
        for (String content : HeifBoxes.contents(avif.bytes())) {
            boolean mayStay =
                    AVIF_STRUCTURE.contains(content)
                            || policy != MetadataPolicy.REMOVE_ALL && content.equals("Exif")
                            // The packet's properties are checked with the other metadata.
                            || policy == MetadataPolicy.KEEP_ALL_BUT_LOCATION
                                    && content.equals(HeifMetadata.XMP);
            if (!mayStay) {
                throw new DropsizeException(ErrorKind.INTERNAL, "removing " + content);
            }
        }
    }

    private static boolean mayStay(Directory directory, MetadataPolicy policy) {
        if (directory instanceof PngDirectory png) {
            return PNG_STRUCTURE.contains(png.getPngChunkType());
        }
        if (STRUCTURE.contains(directory.getClass())) {
            return true;
        }
        return switch (policy) {
            case REMOVE_ALL -> false;
            case KEEP_COPYRIGHT -> isHarmlessExif(directory);
            case KEEP_ALL_BUT_LOCATION ->
                    switch (directory) {
                        case XmpDirectory xmp -> isHarmlessXmp(xmp);
                        case IptcDirectory iptc ->
                                IPTC_PLACES.stream().noneMatch(iptc::containsTag);
                        case PhotoshopDirectory photoshop ->
                                photoshop.getTags().stream()
                                        .allMatch(
                                                tag ->
                                                        tag.getTagType()
                                                                == PhotoshopDirectory.TAG_IPTC);
                        default -> isHarmlessExif(directory);
                    };
        };
    }

    private static boolean isHarmlessExif(Directory directory) {
        return EXIF.contains(directory.getClass())
                && directory.getTags().stream()
                        .map(Tag::getTagType)
                        .allMatch(
                                tag ->
                                        WRITTEN.contains(tag)
                                                || ExifAllowlist.allows(directory, tag));
    }

    private static boolean isHarmlessXmp(XmpDirectory xmp) {
        return xmp.getXmpProperties().keySet().stream()
                .noneMatch(name -> XMP_SECRETS.matcher(name).find());
    }
}
