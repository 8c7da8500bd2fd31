package io.dropsize.image.codec.skia;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.Orientation;
import io.dropsize.image.container.ApplePng;
import io.dropsize.image.container.BmpHeader;
import io.dropsize.image.container.GifBlocks;
import io.dropsize.image.container.IconEntries;
import io.dropsize.image.container.JpegMarkers;
import io.dropsize.image.container.PngChunks;
import io.dropsize.image.container.WebpChunks;
import io.dropsize.image.container.WideGifRewriter;
import io.dropsize.image.metadata.ExifOrientation;

import org.jetbrains.skia.Bitmap;
import org.jetbrains.skia.Codec;
import org.jetbrains.skia.ColorSpace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the formats that browsers support. Skia converts every profile to sRGB while it decodes.
 */
public final class SkiaDecoder implements Decoder {
    private static final Logger LOG = LoggerFactory.getLogger(SkiaDecoder.class);

    /** The size and orientation are before this offset in nearly every file. */
    private static final int HEADER_BYTES = 1 << 16;

    private static final Set<ImageFormat> HEADER_FIRST =
            Set.of(ImageFormat.JPEG, ImageFormat.PNG, ImageFormat.BMP);

    /** A JPEG's transform scales to any number of eighths without cost. */
    private static final int JPEG_STEPS = 8;

    /**
     * The minimum ratio of decoded to target size. Below it, the result's similarity to one made
     * from every pixel falls from about 50 dB to 40.
     */
    private static final double JPEG_MARGIN = 1.2;

    /**
     * libwebp halves sizes by averaging, which needs a larger margin than scaling in the transform.
     */
    private static final double WEBP_MARGIN = 1.5;

    private static final double HALF = 0.5;

    private static final int JPEG_BITS = 8;
    private static final int BLACK = 0xFF000000;

    @Override
    public Set<ImageFormat> formats() {
        return Set.of(
                ImageFormat.JPEG,
                ImageFormat.PNG,
                ImageFormat.WEBP,
                ImageFormat.GIF,
                ImageFormat.BMP,
                ImageFormat.ICO);
    }

    @Override
    public Optional<Header> header(ImageInput input, ImageFormat format) {
        Optional<Header> header = Optional.empty();
        if (HEADER_FIRST.contains(format)) {
            header = header(repaired(input.head(HEADER_BYTES), format), format);
        }
        if (header.isEmpty()) {
            header = header(repaired(input.bytes(), format), format);
        }
        return header;
    }

    /** Returns the same picture as a file that Skia reads correctly. */
    static byte[] repaired(byte[] bytes, ImageFormat format) {
        return switch (format.name()) {
            case "BMP" -> BmpHeader.repaired(bytes);
            case "GIF" -> WideGifRewriter.repaired(bytes);
            case "ICO" -> IconEntries.repaired(bytes);
            case "PNG" -> ApplePng.unmarked(bytes);
            default -> bytes;
        };
    }

    private static Optional<Header> header(byte[] bytes, ImageFormat format) {
        if (format == ImageFormat.JPEG
                && (JpegMarkers.precision(bytes) != JPEG_BITS || JpegMarkers.lossless(bytes))) {
            return Optional
                    .empty(); // a container or format that must not reach Skia's own detection
        }
        try (var data = Skia.data(bytes);
                var codec = Codec.Companion.makeFromData(data)) {
            return Optional.of(
                    new Header(
                            format,
                            codec.getWidth(),
                            codec.getHeight(),
                            orientation(bytes, format),
                            !codec.isOpaque(),
                            Math.max(1, codec.getFrameCount()),
                            format == ImageFormat.GIF));
        } catch (IllegalArgumentException | UnsupportedOperationException _) {
            return Optional.empty();
        }
    }

    /** Skia follows the specification, but not all programs write it. */
    private static Orientation orientation(byte[] bytes, ImageFormat format) {
        Optional<byte[]> exif =
                switch (format.name()) {
                    case "JPEG" -> JpegMarkers.exif(bytes);
                    case "WEBP" -> WebpChunks.exif(bytes);
                    default -> Optional.empty();
                };
        return exif.map(ExifOrientation::ofBlock).orElse(Orientation.UPRIGHT);
    }

    @Override
    public long decodedBytes(ImageInput input, Header header, double minScale) {
        double scale = scale(header, minScale);
        return (long) (header.pixels() * scale * scale) * Integer.BYTES;
    }

    @Override
    public DecodedImage decode(ImageInput input, Header header, double minScale) {
        double scale = scale(header, minScale);
        int width = (int) Math.ceil(header.width() * scale);
        int height = (int) Math.ceil(header.height() * scale);
        byte[] bytes = prepared(input, header.format());
        requireEnd(input, header.format(), bytes);
        Bitmap bitmap =
                Skia.bitmap(width, height, !header.transparent(), ColorSpace.Companion.getSRGB());
        try (var data = Skia.data(bytes);
                var codec = Codec.Companion.makeFromData(data)) {
            codec.readPixels(bitmap);
            return new SkiaImage(bitmap, scale);
        } catch (RuntimeException e) {
            // Skiko's functions throw depending on their result: truncated, invalid, or nothing at
            // all.
            bitmap.close();
            throw new DropsizeException(ErrorKind.DAMAGED_IMAGE, e, input.name());
        }
    }

    /**
     * Skia accepts some damaged files silently.
     *
     * @throws DropsizeException DAMAGED_IMAGE if the end is missing, or a colour
     */
    public static void requireEnd(ImageInput input, ImageFormat format, byte[] bytes) {
        boolean complete =
                switch (format.name()) {
                    case "GIF" -> GifBlocks.complete(input.bytes());
                    case "WEBP" -> WebpChunks.complete(bytes);
                    case "ICO" -> IconEntries.complete(bytes);
                    default -> true; // Skia reports these itself.
                };
        if (!complete) {
            throw new DropsizeException(ErrorKind.DAMAGED_IMAGE, input.name());
        }
    }

    @Override
    public Optional<DecodedImage> salvage(ImageInput input, Header header, double minScale) {
        double scale = scale(header, minScale);
        int width = (int) Math.ceil(header.width() * scale);
        int height = (int) Math.ceil(header.height() * scale);
        Bitmap bitmap =
                Skia.bitmap(width, height, !header.transparent(), ColorSpace.Companion.getSRGB());
        bitmap.erase(header.transparent() ? 0 : BLACK);
        try (var data = Skia.data(prepared(input, header.format()));
                var codec = Codec.Companion.makeFromData(data)) {
            codec.readPixels(bitmap);
        } catch (RuntimeException e) {
            LOG.info("{} can be read in part only", input.name(), e);
        }
        var picture = new SkiaImage(bitmap, scale);
        if (isBlank(picture)) {
            picture.close();
            return Optional.empty();
        }
        return Optional.of(picture);
    }

    private static boolean isBlank(DecodedImage picture) {
        int[] row = new int[picture.width()];
        picture.copyRow(0, row);
        int first = row[0];
        for (int y = 0; y < picture.height(); y++) {
            picture.copyRow(y, row);
            if (Arrays.stream(row).anyMatch(pixel -> pixel != first)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] prepared(ImageInput input, ImageFormat format) {
        return switch (format.name()) {
            case "PNG" -> PngChunks.withoutIdleGamma(ApplePng.plain(input.bytes()));
            default -> repaired(input.bytes(), format);
        };
    }

    private static double scale(Header header, double minScale) {
        if (header.format() == ImageFormat.WEBP) {
            boolean halves = header.width() % 2 == 0 && header.height() % 2 == 0;
            return halves && header.frames() == 1 && minScale * WEBP_MARGIN <= HALF ? HALF : 1;
        }
        if (header.format() != ImageFormat.JPEG) {
            return 1;
        }
        double steps = Math.ceil(minScale * JPEG_MARGIN * JPEG_STEPS);
        return Math.clamp(steps, 1, JPEG_STEPS) / JPEG_STEPS;
    }
}
