package io.dropsize.image.engine;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.image.Quality;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.Flattening;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.Palette;
import io.dropsize.image.color.FewColours;
import io.dropsize.image.container.TiffFields;
import io.dropsize.image.container.WebpChunks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Limits the size of copies relative to their sources. Scaling turns a chart's sixteen colours into
 * thousands; if the source has a palette, the copy gets one of the best 256 colours.
 */
final class SmallCopy {
    /** The PSNR in decibels from which two pictures look the same side by side. */
    private static final double ALIKE = 40;

    /**
     * The maximum change of any colour, in levels, because a small icon has little weight in PSNR.
     */
    private static final int MAX_DIFFERENCE = 24;

    /** Tried in this order, until the copy is small enough or looks different. */
    private static final List<Integer> FEWER = List.of(64, 16);

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

    private final ImageInput source;
    private final Header header;
    private final BiFunction<Pixels, RenderSpec, EncodedImage> encoder;

    /**
     * @param encoder encodes these pixels with this spec
     */
    SmallCopy(
            ImageInput source,
            Header header,
            BiFunction<Pixels, RenderSpec, EncodedImage> encoder) {
        this.source = source;
        this.header = header;
        this.encoder = encoder;
    }

    /** A copy of these pixels, with fewer colours if the source has few or is smaller. */
    EncodedImage encode(Pixels pixels, RenderSpec spec) {
        if (spec.format() == ImageFormat.WEBP) {
            return webp(pixels, spec);
        }
        if (spec.format() != ImageFormat.PNG || spec.coding().lossless()) {
            return encoder.apply(pixels, spec);
        }
        if (hasPalette()) {
            return fewer(pixels, encoder.apply(few(pixels, Palette.MOST), spec), spec);
        }
        EncodedImage copy = encoder.apply(pixels, spec);
        if (!isLarge(copy) && !isFlat(pixels)) {
            return copy;
        }
        return fewer(pixels, with256(pixels, copy, spec), spec);
    }

    /** A lossless drawing is smaller than a lossy one, and sharper. */
    private EncodedImage webp(Pixels pixels, RenderSpec spec) {
        EncodedImage copy = encoder.apply(pixels, spec);
        boolean drawing =
                spec.coding().quality() instanceof Quality.Fixed
                        && !spec.coding().lossless()
                        && (header.format() == ImageFormat.PNG
                                || header.format() == ImageFormat.GIF
                                || header.format() == ImageFormat.WEBP
                                        && WebpChunks.isLossless(source.bytes()));
        if (!drawing || !isLarge(copy)) {
            return copy;
        }
        try {
            RenderSpec lossless = spec.withCoding(spec.coding().withLossless(true));
            return fewer(pixels, with256(pixels, copy, lossless), lossless);
        } catch (DropsizeException e) {
            if (e.kind() != ErrorKind.UNSUPPORTED_OUTPUT) {
                throw e;
            }
            return copy;
        }
    }

    /** The smaller of a copy and one with 256 colours, if the latter looks the same. */
    private EncodedImage with256(Pixels pixels, EncodedImage copy, RenderSpec spec) {
        Pixels few = few(pixels, Palette.MOST);
        boolean changes = few != pixels || spec.coding().lossless();
        return changes && (isLarge(copy) ? likeness(pixels, few) >= ALIKE : areAlike(pixels, few))
                ? smaller(copy, encoder.apply(few, spec))
                : copy;
    }

    /** The same with fewer than 256 colours, if the copy is larger than its source. */
    private EncodedImage fewer(Pixels pixels, EncodedImage copy, RenderSpec spec) {
        EncodedImage smallest = copy;
        for (int colours : FEWER) {
            Pixels few = isLarge(smallest) ? few(pixels, colours) : pixels;
            if (few != pixels && areAlike(pixels, few)) {
                smallest = smaller(smallest, encoder.apply(few, spec));
            }
        }
        return smallest;
    }

    private boolean isLarge(EncodedImage copy) {
        return copy.bytes().length > source.size();
    }

    /** Whether it is a drawing: half of its pixels equal their left neighbour. */
    private static boolean isFlat(Pixels pixels) {
        int[] argb = pixels.argb();
        int equal = 0;
        for (int i = 1; i < argb.length; i++) {
            equal += argb[i] == argb[i - 1] ? 1 : 0;
        }
        return equal > argb.length / 2;
    }

    private static boolean areAlike(Pixels one, Pixels other) {
        return difference(one, other) <= MAX_DIFFERENCE && likeness(one, other) >= ALIKE;
    }

    private static EncodedImage smaller(EncodedImage one, EncodedImage other) {
        return other.bytes().length < one.bytes().length ? other : one;
    }

    /** The same pixels if they have at most so many colours. */
    private static Pixels few(Pixels pixels, int most) {
        if (Palette.of(pixels).filter(palette -> palette.colours().length <= most).isPresent()) {
            return pixels;
        }
        int colours = Flattening.isOpaque(pixels) ? most : most - 1;
        return new Pixels(pixels.width(), pixels.height(), FewColours.of(pixels.argb(), colours));
    }

    private boolean hasPalette() {
        byte[] head = Arrays.copyOf(source.head(HEAD_BYTES), HEAD_BYTES);
        ImageFormat format = header.format();
        if (format == ImageFormat.TIFF) {
            return TiffFields.of(source).map(fields -> fields.number(PHOTOMETRIC, 0)).orElse(0L)
                    == TIFF_PALETTE;
        }
        return format == ImageFormat.GIF
                || format == ImageFormat.PNG && head[PNG_COLOUR_TYPE_AT] == INDEXED
                || format == ImageFormat.BMP && bitsOfBmp(head) <= Byte.SIZE
                || format == ImageFormat.PSD && head[PSD_MODE_AT] == PSD_INDEXED;
    }

    private static int bitsOfBmp(byte[] head) {
        ByteBuffer in = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        int header = in.getInt(BMP_HEADER_AT);
        return in.getShort(BMP_HEADER_AT + (header == OS2_HEADER ? 10 : 14));
    }

    /** The maximum difference of any channel, in levels. */
    private static int difference(Pixels one, Pixels other) {
        int most = 0;
        for (int i = 0; i < one.argb().length; i++) {
            int a = one.argb()[i];
            int b = other.argb()[i];
            for (int shift = 0; a != b && shift < Integer.SIZE; shift += Byte.SIZE) {
                most = Math.max(most, Math.abs((a >>> shift & 0xFF) - (b >>> shift & 0xFF)));
            }
        }
        return most;
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
