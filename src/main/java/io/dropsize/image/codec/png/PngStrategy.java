package io.dropsize.image.codec.png;

import java.util.List;
import java.util.zip.Deflater;

/**
 * How a picture's rows are compressed.
 *
 * @param filtered whether rows are filtered
 * @param level of the deflater, 1 to 9
 * @param strategy of the deflater
 */
record PngStrategy(boolean filtered, int level, int strategy) {
    /** For palette indexes, whose differences are meaningless, so that filters don't help. */
    static final PngStrategy INDEXES = new PngStrategy(false, 8, Deflater.DEFAULT_STRATEGY);

    /** For photos: noise has no repetitions, and searching for them takes most of the time. */
    static final PngStrategy PHOTO = new PngStrategy(true, 1, Deflater.HUFFMAN_ONLY);

    /** For text and flat areas. */
    static final PngStrategy DRAWING = new PngStrategy(false, 4, Deflater.DEFAULT_STRATEGY);

    /** For smooth gradients without noise. */
    static final PngStrategy GRADIENT = new PngStrategy(true, 4, Deflater.FILTERED);

    /** From fast to slow. */
    private static final List<PngStrategy> FOR_SAMPLES = List.of(PHOTO, DRAWING, GRADIENT);

    /** Up to this many bytes, every strategy is tried on the whole picture. */
    private static final long TRIED_WHOLE = 1 << 17;

    private static final int BANDS = 8;
    private static final int BAND_ROWS = 8;

    /** A slower strategy must reduce the size below this fraction. */
    private static final double WORTH_IT = 0.9;

    /** Data without repetitions that compresses to more than this fraction is not smooth. */
    private static final double SMOOTH = 0.25;

    /** Returns the best strategy for these rows, tried on a twentieth of a large picture. */
    static PngStrategy of(PngRows rows) {
        boolean whole =
                (long) rows.rowBytes() * rows.height() <= TRIED_WHOLE
                        || rows.height() <= BANDS * BAND_ROWS;
        int bands = whole ? 1 : BANDS;
        int bandRows = whole ? rows.height() : BAND_ROWS;
        PngStrategy best = PHOTO;
        double least = Double.MAX_VALUE;
        for (PngStrategy candidate : FOR_SAMPLES) {
            if (candidate == GRADIENT && least > SMOOTH * bands * bandRows * rows.rowBytes()) {
                break;
            }
            int bytes = PngCompressor.sampleBytes(rows, candidate, bands, bandRows);
            if (bytes < least * WORTH_IT) {
                least = bytes;
                best = candidate;
            }
        }
        return best;
    }
}
