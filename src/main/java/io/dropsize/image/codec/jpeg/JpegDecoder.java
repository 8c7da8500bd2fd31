package io.dropsize.image.codec.jpeg;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.UnsupportedImage;
import io.dropsize.image.codec.skia.SkiaDecoder;
import io.dropsize.image.codec.skia.SkiaImage;
import io.dropsize.image.container.JpegMarkers;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads JPEG with the system's libjpeg-turbo, if it is installed and the file is valid and in sRGB.
 * Skia reads all others: it is slower, but converts colours and can salvage damaged files.
 */
public final class JpegDecoder implements Decoder {
    /**
     * Scaling fractions that save time. Seven eighths take longer than full size, for which
     * libjpeg-turbo has SIMD code.
     */
    private static final double[] SCALES = {0.125, 0.25, 0.375, 0.5, 0.625, 0.75};

    /**
     * The minimum ratio of decoded to target size. Below it, the result's similarity to one made
     * from every pixel falls from about 50 dB to 40.
     */
    private static final double MARGIN = 1.2;

    /** Bits per sample that the standard supports besides 8. */
    private static final Set<Integer> OTHER_PRECISIONS = Set.of(12, 16);

    /** Grey or YCbCr; libjpeg-turbo converts no others to RGB. */
    private static final int TURBO_COMPONENTS = 3;

    private final SkiaDecoder skia;
    private final Supplier<Optional<TurboJpeg>> turbo;

    public JpegDecoder(SkiaDecoder skia) {
        this(skia, TurboJpeg::ofSystem);
    }

    JpegDecoder(SkiaDecoder skia, Supplier<Optional<TurboJpeg>> turbo) {
        this.skia = skia;
        this.turbo = turbo;
    }

    @Override
    public Set<ImageFormat> formats() {
        return Set.of(ImageFormat.JPEG);
    }

    @Override
    public Optional<Header> header(ImageInput input, ImageFormat format) {
        return skia.header(input, format);
    }

    @Override
    public DropsizeException refusal(ImageInput input) {
        if (JpegMarkers.lossless(input.bytes())) {
            return UnsupportedImage.unsupported(input, "a lossless JPEG picture");
        }
        int precision = JpegMarkers.precision(input.bytes());
        return OTHER_PRECISIONS.contains(precision)
                ? UnsupportedImage.unsupported(input, "a JPEG picture of " + precision + " bits")
                : new DropsizeException(ErrorKind.DAMAGED_IMAGE, input.name());
    }

    @Override
    public long decodedBytes(ImageInput input, Header header, double minScale) {
        double scale = scale(minScale);
        return (long) (header.pixels() * scale * scale) * Integer.BYTES;
    }

    /**
     * A file that libjpeg-turbo decodes without a warning is complete; all others are checked
     * first.
     */
    @Override
    public DecodedImage decode(ImageInput input, Header header, double minScale) {
        return flawless(input, header, minScale).orElseGet(() -> checked(input, header, minScale));
    }

    private DecodedImage checked(ImageInput input, Header header, double minScale) {
        byte[] file = input.bytes();
        byte[] whole =
                JpegIntegrity.whole(file)
                        .filter(_ -> !JpegMarkers.arithmetic(file) || isWholeArithmetic(input))
                        .orElseThrow(
                                () -> new DropsizeException(ErrorKind.DAMAGED_IMAGE, input.name()));
        if (whole == file) {
            return skia.decode(input, header, minScale);
        }
        ImageInput ended = ImageInput.of(input.name(), whole);
        return flawless(ended, header, minScale)
                .orElseGet(() -> skia.decode(ended, header, minScale));
    }

    /**
     * Returns whether nothing of an arithmetic-coded file is missing. Skia reads it, but can't
     * tell.
     *
     * @throws DropsizeException UNSUPPORTED_FORMAT if libjpeg-turbo can't check it
     */
    private boolean isWholeArithmetic(ImageInput input) {
        byte[] file = input.bytes();
        TurboJpeg library =
                turbo.get()
                        .filter(_ -> JpegMarkers.components(file) <= TURBO_COMPONENTS)
                        .orElseThrow(
                                () ->
                                        UnsupportedImage.unsupported(
                                                input, "an arithmetic-coded JPEG picture"));
        return ArithmeticIntegrity.isWhole(file, library);
    }

    private Optional<DecodedImage> flawless(ImageInput input, Header header, double minScale) {
        return turbo.get()
                .filter(_ -> TurboJpeg.supports(input))
                .flatMap(library -> decode(library, input.bytes(), header, scale(minScale)));
    }

    @Override
    public Optional<DecodedImage> salvage(ImageInput input, Header header, double minScale) {
        return skia.salvage(input, header, minScale);
    }

    private static Optional<DecodedImage> decode(
            TurboJpeg turbo, byte[] coded, Header header, double scale) {
        int width = (int) Math.ceil(header.width() * scale);
        int height = (int) Math.ceil(header.height() * scale);
        SkiaImage picture = SkiaImage.opaque(width, height, scale);
        if (turbo.decode(coded, picture.memory(), width, height)) {
            return Optional.of(picture);
        }
        picture.close();
        return Optional.empty();
    }

    public static double scale(double minScale) {
        for (double scale : SCALES) {
            if (scale >= minScale * MARGIN) {
                return scale;
            }
        }
        return 1;
    }
}
