package io.dropsize.image.engine;

import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.Flattening;
import io.dropsize.image.codec.Palette;
import io.dropsize.image.color.FewColours;
import io.dropsize.image.container.TiffFields;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * Limits the size of PNG copies relative to their sources. Scaling turns a chart's sixteen colours
 * into thousands; if the source has a palette, the copy gets one of the best 256 colours.
 */
final class SmallCopy {
    /** The PSNR in decibels from which two pictures look the same side by side. */
    private static final double ALIKE = 40;

    private static final int PNG_COLOUR_TYPE_AT = 25;
    private static final int INDEXED = 3;
    private static final int BMP_HEADER_AT = 14;
    private static final int OS2_HEADER = 12;
    private static final int PSD_MODE_AT = 25;
    private static final int PSD_INDEXED = 2;
    private static final int PHOTOMETRIC = 262;
    private static final int TIFF_PALETTE = 3;
    private static final int HEAD_BYTES = 64;
    private static final int WHITE = 0xFF;

    private SmallCopy() {}

    /** The pixels of a copy, with fewer colours if the source has few. */
    static Pixels pixels(ImageInput source, ImageFormat format, Pixels pixels, RenderSpec spec) {
        return isLossy(spec) && hasPalette(source, format) ? few(pixels) : pixels;
    }

    /**
     * A smaller copy that looks the same, if this one is larger than its source.
     *
     * @param pixels of the copy
     */
    static Optional<Pixels> smaller(
            ImageInput source, EncodedImage copy, Pixels pixels, RenderSpec spec) {
        if (!isLossy(spec) || copy.bytes().length <= source.size()) {
            return Optional.empty();
        }
        Pixels few = few(pixels);
        return few != pixels && likeness(pixels, few) >= ALIKE
                ? Optional.of(few)
                : Optional.empty();
    }

    private static boolean isLossy(RenderSpec spec) {
        return spec.format() == ImageFormat.PNG && !spec.coding().lossless();
    }

    private static Pixels few(Pixels pixels) {
        if (Palette.of(pixels).isPresent()) {
            return pixels;
        }
        int most = Flattening.isOpaque(pixels) ? Palette.MOST : Palette.MOST - 1;
        return new Pixels(pixels.width(), pixels.height(), FewColours.of(pixels.argb(), most));
    }

    private static boolean hasPalette(ImageInput source, ImageFormat format) {
        byte[] head = Arrays.copyOf(source.head(HEAD_BYTES), HEAD_BYTES);
        return switch (format) {
            case PNG -> head[PNG_COLOUR_TYPE_AT] == INDEXED;
            case GIF -> true;
            case BMP -> bitsOfBmp(head) <= Byte.SIZE;
            case PSD -> head[PSD_MODE_AT] == PSD_INDEXED;
            case TIFF ->
                    TiffFields.of(source).map(fields -> fields.number(PHOTOMETRIC, 0)).orElse(0L)
                            == TIFF_PALETTE;
            case JPEG, WEBP, HEIC, AVIF, ICO -> false;
        };
    }

    private static int bitsOfBmp(byte[] head) {
        ByteBuffer in = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        int header = in.getInt(BMP_HEADER_AT);
        return in.getShort(BMP_HEADER_AT + (header == OS2_HEADER ? 10 : 14));
    }

    /** PSNR of all channels, in decibels. */
    static double likeness(Pixels one, Pixels other) {
        long squares = 0;
        for (int i = 0; i < one.argb().length; i++) {
            int a = one.argb()[i];
            int b = other.argb()[i];
            for (int shift = 0; a != b && shift < Integer.SIZE; shift += Byte.SIZE) {
                int difference = (a >>> shift & 0xFF) - (b >>> shift & 0xFF);
                squares += (long) difference * difference;
            }
        }
        double mean = squares / (double) Integer.BYTES / one.argb().length;
        return squares == 0 ? Double.MAX_VALUE : 10 * Math.log10(WHITE * WHITE / mean);
    }
}
