package io.dropsize.image;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.util.Locale;

/**
 * The largest picture that is opened, and the largest copy that is made. Headers can claim
 * anything, so these are checked before a pixel is decoded.
 *
 * @param pixels stored pixels of a picture; an animation may have five times as many in all its
 *     frames
 * @param codedBytes length of a file
 * @param decodedBytes memory for one decoded picture, after the decoder's own shrinking
 */
public record ImageLimits(long pixels, long codedBytes, long decodedBytes) {
    private static final long GIB = 1L << 30;
    private static final long MEGA = 1_000_000;

    /** Each row has a cost of its own, even if it is narrow. Readers of PNG stop here too. */
    public static final int LONGEST_SIDE = 1_000_000;

    /** A picture of 400 megapixels with 16 bits takes nearly so much in libheif. */
    private static final long MAX_DECODED_BYTES = 6 * GIB;

    /**
     * 400 megapixels, files of 1 GiB, and decoded pixels of half this computer's memory: twice the
     * JVM's heap, but 1 GiB at least and 6 GiB at most.
     */
    public static final ImageLimits DEFAULT = largest(400);

    /** The same limits for pictures of other sizes. */
    public static ImageLimits largest(int megapixels) {
        long heap = Math.min(MAX_DECODED_BYTES, Runtime.getRuntime().maxMemory());
        return new ImageLimits(
                megapixels * MEGA, GIB, Math.clamp(2 * heap, GIB, MAX_DECODED_BYTES));
    }

    /**
     * Whether a copy can be as large as this.
     *
     * @param source its name
     * @param spec of the copy, which may be larger than the source
     * @throws DropsizeException COPY_TOO_LONG or COPY_TOO_LARGE if not
     */
    public void checkCopy(String source, RenderSpec spec) {
        int longest = Math.max(spec.width(), spec.height());
        if (longest > spec.format().longestSide()) {
            throw new DropsizeException(
                    ErrorKind.COPY_TOO_LONG,
                    source,
                    number(longest)
                            + " pixels long, and "
                            + spec.format().title()
                            + " ends at "
                            + number(spec.format().longestSide()));
        }
        long wanted = (long) spec.width() * spec.height();
        if (wanted > pixels) {
            throw new DropsizeException(
                    ErrorKind.COPY_TOO_LARGE,
                    source,
                    number(Math.ceilDiv(wanted, MEGA))
                            + " megapixels, and Dropsize makes at most "
                            + number(pixels / MEGA));
        }
    }

    private static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
