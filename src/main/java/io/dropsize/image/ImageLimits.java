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
    private static final int ANIMATION = 5;

    /** Each row has a cost of its own, even if it is narrow. Readers of PNG stop here too. */
    static final int LONGEST_SIDE = 1_000_000;

    /** The largest pictures have so many scans; usual are ten. */
    private static final int SCANS = 12;

    /** A large screen on which little moves takes a byte of its frames for some hundred pixels. */
    private static final int ANIMATED_PIXELS_OF_BYTE = 1_000;

    /**
     * A run of a BMP takes two bytes for 255 pixels; that pixels are left out takes less, but
     * nobody's picture is of those alone.
     */
    private static final int RUN_PIXELS_OF_BYTE = 2_000;

    private static final int SMALL_PIXELS = 1 << 20;

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

    void checkCoded(ImageInput input) {
        if (input.size() > codedBytes) {
            throw tooLarge(input);
        }
    }

    void checkHeader(ImageInput input, Header header) {
        if (header.pixels() > pixels || Math.max(header.width(), header.height()) > LONGEST_SIDE) {
            throw tooLarge(input);
        }
    }

    /** A BMP of runs may leave out as many pixels as it likes. */
    void checkRuns(ImageInput input, Header header) {
        long most = Math.max(SMALL_PIXELS, input.size() * RUN_PIXELS_OF_BYTE);
        if (header.format() == ImageFormat.BMP
                && header.pixels() > most
                && BmpHeader.isOfRuns(input.head(BmpHeader.HEAD_BYTES))) {
            throw tooLarge(input);
        }
    }

    /**
     * All frames are drawn on the whole canvas, however small they are. So more of them than a
     * still picture may have pixels need frames that are not tiny; what else is in the file does
     * not count.
     */
    void checkFrames(ImageInput input, Header header) {
        double all = (double) header.pixels() * header.frames();
        if (all <= pixels) {
            return;
        }
        byte[] file = input.bytes();
        double coded =
                header.format() == ImageFormat.GIF
                        ? GifBlocks.imageBytes(file)
                        : WebpChunks.frameBytes(file);
        if (all > Math.min(coded * ANIMATED_PIXELS_OF_BYTE, (double) pixels * ANIMATION)) {
            throw tooLarge(input);
        }
    }

    /** A scan of a progressive JPEG may be a few bytes long, and is still one for every pixel. */
    void checkScans(ImageInput input, Header header) {
        if (header.format() == ImageFormat.JPEG
                && (double) header.pixels() * JpegMarkers.scans(input.bytes())
                        > (double) pixels * SCANS) {
            throw tooLarge(input);
        }
    }

    /**
     * @param bytes an estimate of what decoding will need
     */
    void checkDecoded(ImageInput input, double bytes) {
        if (bytes > decodedBytes) {
            throw tooLarge(input);
        }
    }

    /**
     * @param source its name
     * @param spec of the copy, which may be larger than the source
     */
    void checkCopy(String source, RenderSpec spec) {
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

    private static DropsizeException tooLarge(ImageInput input) {
        return new DropsizeException(ErrorKind.IMAGE_TOO_LARGE, input.name());
    }
}
