package io.dropsize.image.engine;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageInput;
import io.dropsize.image.ImageLimits;
import io.dropsize.image.codec.DecodingCost;
import io.dropsize.image.codec.Header;

/** Compares the values of headers with the limits, before memory is allocated. */
record LimitChecks(ImageLimits limits) {
    private static final int ANIMATION = 5;

    /** The maximum number of scans of the largest pictures; ten are common. */
    private static final int SCANS = 12;

    /**
     * The maximum number of pixels per byte of a frame. In a large screen recording with little
     * movement, there are some hundred.
     */
    private static final int ANIMATED_PIXELS_OF_BYTE = 1_000;

    /**
     * The maximum number of pixels per byte of a run-length encoded BMP. A run takes two bytes for
     * 255 pixels; skipping pixels takes less, but no real picture consists of skipped pixels only.
     */
    private static final int RUN_PIXELS_OF_BYTE = 2_000;

    private static final int SMALL_PIXELS = 1 << 20;

    void checkCoded(ImageInput input) {
        if (input.size() > limits.codedBytes()) {
            throw tooLarge(input);
        }
    }

    void checkHeader(ImageInput input, Header header) {
        if (header.pixels() > limits.pixels()
                || Math.max(header.width(), header.height()) > ImageLimits.LONGEST_SIDE) {
            throw tooLarge(input);
        }
    }

    /** Limits the pixels that runs encode. A BMP may skip up to limits.pixels() pixels. */
    void checkRuns(ImageInput input, Header header, DecodingCost cost) {
        long max = Math.max(SMALL_PIXELS, input.size() * RUN_PIXELS_OF_BYTE);
        if (header.pixels() > max && cost.hasRuns(input)) {
            throw tooLarge(input);
        }
    }

    /**
     * Limits the pixels of all frames, each of which is drawn on the whole canvas. More than
     * limits.pixels() require frames that are not tiny; other content of the file does not count.
     */
    void checkFrames(ImageInput input, Header header, DecodingCost cost) {
        double all = (double) header.pixels() * header.frames();
        if (all <= limits.pixels()) {
            return;
        }
        double coded = cost.frameBytes(input.bytes());
        if (all > Math.min(coded * ANIMATED_PIXELS_OF_BYTE, (double) limits.pixels() * ANIMATION)) {
            throw tooLarge(input);
        }
    }

    /**
     * Limits the scans of a progressive JPEG: one may have a few bytes, but processes every pixel.
     */
    void checkPasses(ImageInput input, Header header, DecodingCost cost) {
        if ((double) header.pixels() * cost.passes(input) > (double) limits.pixels() * SCANS) {
            throw tooLarge(input);
        }
    }

    /**
     * @param bytes an estimate of the memory for decoding
     */
    void checkDecoded(ImageInput input, double bytes) {
        if (bytes > limits.decodedBytes()) {
            throw tooLarge(input);
        }
    }

    private static DropsizeException tooLarge(ImageInput input) {
        return new DropsizeException(ErrorKind.IMAGE_TOO_LARGE, input.name());
    }
}
