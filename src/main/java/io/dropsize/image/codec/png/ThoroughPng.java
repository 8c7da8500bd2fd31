package io.dropsize.image.codec.png;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.codec.Cancellation;

import java.util.Optional;

/**
 * Compresses rows for lossless PNG copies with the system's libdeflate at its highest levels. Takes
 * about ten times as long as {@link PngCompressor}.
 */
final class ThoroughPng {
    /** Larger pictures would take too much memory and time. */
    private static final long MAX_BYTES = 32 << 20;

    /** Up to this size, the highest level is used, which takes four times as long as the next. */
    private static final long MAX_BYTES_AT_HIGHEST = 8 << 20;

    private static final int HIGHEST_LEVEL = 12;
    private static final int HIGH_LEVEL = 9;
    private static final int TRIAL_LEVEL = 6;

    /** Filters are tried on the whole picture up to this size, and on a few bands above. */
    private static final long TRIED_WHOLE = 1 << 19;

    private static final int BANDS = 6;

    private ThoroughPng() {}

    /**
     * Returns the compressed rows; empty without the library, and for very large pictures.
     *
     * @throws DropsizeException CANCELLED if the thread is interrupted
     */
    static Optional<byte[]> code(PngRows rows) {
        long bytes = (rows.rowBytes() + 1L) * rows.height();
        return bytes > MAX_BYTES
                ? Optional.empty()
                : Libdeflate.ofSystem().map(library -> code(rows, bytes, library));
    }

    private static byte[] code(PngRows rows, long bytes, Libdeflate library) {
        byte[] filtered = best(rows, bytes, library).filtered(rows, 0, rows.height());
        Cancellation.require();
        return library.deflate(filtered, bytes > MAX_BYTES_AT_HIGHEST ? HIGH_LEVEL : HIGHEST_LEVEL);
    }

    private static PngRowFilter best(PngRows rows, long bytes, Libdeflate library) {
        int bandRows = (int) Math.max(1, TRIED_WHOLE / BANDS / (rows.rowBytes() + 1));
        boolean whole = bytes <= TRIED_WHOLE || (long) BANDS * bandRows >= rows.height();
        int bands = whole ? 1 : BANDS;
        int height = whole ? rows.height() : bandRows;
        PngRowFilter best = PngRowFilter.NONE;
        long least = Long.MAX_VALUE;
        for (PngRowFilter filter : PngRowFilter.values()) {
            Cancellation.require();
            long size = 0;
            for (int i = 0; i < bands; i++) {
                int from = (int) ((long) (rows.height() - height) * i / Math.max(1, bands - 1));
                byte[] band = filter.filtered(rows, from, from + height);
                size += library.deflate(band, TRIAL_LEVEL).length;
            }
            if (size < least) {
                least = size;
                best = filter;
            }
        }
        return best;
    }
}
