package io.dropsize.image.codec.tiff;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.Orientation;
import io.dropsize.image.codec.UnsupportedImage;
import io.dropsize.image.container.TiffFields;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * Reads most kinds of TIFF. Files with JPEG inside, and subsampled YCbCr, are read by {@code
 * ImageIoDecoder}.
 */
public final class TiffDecoder implements Decoder {
    private static final Logger LOG = LoggerFactory.getLogger(TiffDecoder.class);
    private static final int DNG_VERSION = 0xC612;
    private static final int KIND = 254;
    private static final int SMALLER = 1;
    private static final int ORIENTATION = 274;
    private static final int LUMA_AND_CHROMA = 6;
    private static final int JPEG = 7;
    private static final int LUMA_WEIGHTS = 529;
    private static final int PHOTOMETRIC = 262;

    /** Colour filter arrays, and linear raw data. */
    private static final Set<Long> SENSORS = Set.of(32_803L, 34_892L);

    private final Decoder webp;

    /**
     * @param webp decodes WebP chunks
     */
    public TiffDecoder(Decoder webp) {
        this.webp = webp;
    }

    @Override
    public Set<ImageFormat> formats() {
        return Set.of(ImageFormat.TIFF);
    }

    @Override
    public Optional<Header> header(ImageInput input, ImageFormat format) {
        TiffFields fields = TiffFields.of(input).orElse(null);
        if (fields == null) {
            return Optional.empty();
        }
        if (fields.has(DNG_VERSION)
                || fields.number(KIND, 0) == SMALLER
                || SENSORS.contains(fields.number(PHOTOMETRIC, TiffLayout.RGB))) {
            // raw files with TIFF's structure, but with a thumbnail or sensor data as their first
            // picture
            throw UnsupportedImage.unsupported(input, "a camera's raw file");
        }
        TiffCompression.unread((int) fields.number(259, TiffCompression.NONE))
                .ifPresent(
                        compression -> {
                            throw UnsupportedImage.unsupported(
                                    input, "a TIFF picture compressed with " + compression);
                        });
        Optional<TiffLayout> found = TiffLayout.of(fields);
        boolean reasonable =
                found.map(layout -> layout.isReasonable() && hasColours(fields, layout))
                        .orElse(true);
        if (!reasonable) {
            throw new DropsizeException(ErrorKind.DAMAGED_IMAGE, input.name());
        }
        return found.filter(layout -> TiffImage.reads(fields, layout))
                .map(
                        layout ->
                                new Header(
                                        format,
                                        layout.width(),
                                        layout.height(),
                                        Orientation.ofExif((int) fields.number(ORIENTATION, 1)),
                                        TiffAlpha.of(fields, layout).isPresent(),
                                        1,
                                        layout.photometric() == TiffLayout.PALETTE
                                                || layout.bits() == 1));
    }

    /** Returns whether YCbCr data can be converted here. JPEG converts it itself. */
    private static boolean hasColours(TiffFields fields, TiffLayout layout) {
        long[] weights = fields.numbers(LUMA_WEIGHTS);
        return layout.photometric() != LUMA_AND_CHROMA
                || layout.compression() == JPEG
                || fields.bytes(LUMA_WEIGHTS).length != 3 * Long.BYTES
                || Arrays.stream(weights).allMatch(TiffDecoder::isPositive);
    }

    /** Returns a rational number as stored: a numerator and a denominator of 32 bits. */
    private static boolean isPositive(long rational) {
        return rational >>> Integer.SIZE != 0 && (int) rational != 0;
    }

    @Override
    public long decodedBytes(ImageInput input, Header header, double minScale) {
        int factor = ShrunkImage.factor(header, minScale);
        long pixels =
                factor == 1
                        ? header.pixels() * Integer.BYTES
                        : header.pixels() / factor / factor * ShrunkImage.BYTES_OF_PIXEL;
        return pixels
                + TiffFields.of(input)
                        .flatMap(TiffLayout::of)
                        .map(TiffLayout::decompressingBytes)
                        .orElse(0L);
    }

    @Override
    public DecodedImage decode(ImageInput input, Header header, double minScale) {
        try {
            return decode(input, ShrunkImage.factor(header, minScale), false).orElseThrow();
        } catch (IllegalArgumentException
                | IndexOutOfBoundsException
                | ArithmeticException
                | NoSuchElementException e) {
            // Invalid files cause these exceptions.
            throw new DropsizeException(ErrorKind.DAMAGED_IMAGE, e, input.name());
        }
    }

    @Override
    public Optional<DecodedImage> salvage(ImageInput input, Header header, double minScale) {
        try {
            return decode(input, ShrunkImage.factor(header, minScale), true);
        } catch (IllegalArgumentException
                | IndexOutOfBoundsException
                | ArithmeticException
                | NoSuchElementException e) {
            LOG.info("Nothing of {} can be read", input.name(), e);
            return Optional.empty();
        }
    }

    private Optional<DecodedImage> decode(ImageInput input, int factor, boolean salvaging) {
        TiffFields fields = TiffFields.of(input).orElseThrow();
        TiffLayout layout = TiffLayout.of(fields).orElseThrow();
        return new TiffImage(input, fields, layout, factor, salvaging, webp).decode();
    }
}
