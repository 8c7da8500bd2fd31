package io.dropsize.image.engine;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.ImageLimits;
import io.dropsize.image.codec.Header;
import io.dropsize.image.container.BmpHeader;
import io.dropsize.image.container.GifBlocks;
import io.dropsize.image.container.JpegMarkers;
import io.dropsize.image.container.WebpChunks;

/** Compares what files claim with the limits, before memory is spent on it. */
record LimitChecks(ImageLimits limits) {
    private static final int ANIMATION = 5;

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

    /** A BMP of runs may leave out as many limits.pixels() as it likes. */
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
     * still picture may have limits.pixels() need frames that are not tiny; what else is in the
     * file does not count.
     */
    void checkFrames(ImageInput input, Header header) {
        double all = (double) header.pixels() * header.frames();
        if (all <= limits.pixels()) {
            return;
        }
        byte[] file = input.bytes();
        double coded =
                header.format() == ImageFormat.GIF
                        ? GifBlocks.imageBytes(file)
                        : WebpChunks.frameBytes(file);
        if (all > Math.min(coded * ANIMATED_PIXELS_OF_BYTE, (double) limits.pixels() * ANIMATION)) {
            throw tooLarge(input);
        }
    }

    /** A scan of a progressive JPEG may be a few bytes long, and is still one for every pixel. */
    void checkScans(ImageInput input, Header header) {
        if (header.format() == ImageFormat.JPEG
                && (double) header.pixels() * JpegMarkers.scans(input.bytes())
                        > (double) limits.pixels() * SCANS) {
            throw tooLarge(input);
        }
    }

    /**
     * @param bytes an estimate of what decoding will need
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
