package io.dropsize.image;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.util.Locale;

/**
 * The limits for pictures and copies. Headers can declare anything, so these are checked before any
 * pixel is decoded.
 *
 * @param pixels stored pixels of a picture; all frames of an animation together may have five times
 *     as many
 * @param codedBytes length of a file
 * @param decodedBytes memory for one decoded picture, after the decoder's own downscaling
 */
public record ImageLimits(long pixels, long codedBytes, long decodedBytes) {
    private static final long GIB = 1L << 30;
    private static final long MEGA = 1_000_000;

    /** Each row has a fixed cost, even if it is narrow. PNG decoders have the same limit. */
    public static final int LONGEST_SIDE = 1_000_000;

    /** libheif needs almost this much for 400 megapixels with 16 bits. */
    private static final long MAX_DECODED_BYTES = 6 * GIB;

    /**
     * 400 megapixels, files of 1 GiB, and decoded pixels of twice the JVM's maximum heap, but at
     * least 1 GiB and at most 6 GiB.
     */
    public static final ImageLimits DEFAULT = largest(400);

    /** Returns the default limits with another maximum picture size. */
    public static ImageLimits largest(int megapixels) {
        long heap = Math.min(MAX_DECODED_BYTES, Runtime.getRuntime().maxMemory());
        return new ImageLimits(
                megapixels * MEGA, GIB, Math.clamp(2 * heap, GIB, MAX_DECODED_BYTES));
    }

    /**
     * Checks the size of a copy.
     *
     * @param source its name
     * @param spec of the copy, which may be larger than the source
     * @throws DropsizeException COPY_TOO_LONG or COPY_TOO_LARGE if it exceeds the limits
     */
    public void checkCopy(String source, RenderSpec spec) {
        int longest = Math.max(spec.width(), spec.height());
        if (longest > spec.format().maxSide()) {
            throw new DropsizeException(
                    ErrorKind.COPY_TOO_LONG,
                    source,
                    number(longest),
                    spec.format().title(),
                    number(spec.format().maxSide()));
        }
        long wanted = (long) spec.width() * spec.height();
        if (wanted > pixels) {
            throw new DropsizeException(
                    ErrorKind.COPY_TOO_LARGE,
                    source,
                    number(Math.ceilDiv(wanted, MEGA)),
                    number(pixels / MEGA));
        }
    }

    private static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
