package io.dropsize.image.codec.png;

import io.dropsize.image.container.PngFilter;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Detects PNG files whose filters Java would reverse more slowly than Skia: with the Paeth filter,
 * each sample depends on the previous one, and only SIMD instructions for whole pixels, which the
 * JVM doesn't generate, help. The first rows are representative, because one program wrote all of
 * them.
 */
final class PaethHeuristic {
    private static final int ROWS = 24;
    private static final int MANY = ROWS / 4;

    private final PlainPng png;
    private final Inflater inflater;
    private int pieces;

    private PaethHeuristic(PlainPng png, Inflater inflater) {
        this.png = png;
        this.inflater = inflater;
    }

    static boolean are(PlainPng png) {
        var inflater = new Inflater();
        try {
            return new PaethHeuristic(png, inflater).count() > MANY;
        } catch (DataFormatException _) {
            return true; // Skia reports the error.
        } finally {
            inflater.end();
        }
    }

    private int count() throws DataFormatException {
        var row = new byte[png.rowBytes() + 1];
        int slow = 0;
        for (int y = 0; y < ROWS && read(row); y++) {
            slow += row[0] >= PngFilter.AVERAGE.ordinal() ? 1 : 0;
        }
        return slow;
    }

    private boolean read(byte[] row) throws DataFormatException {
        int length = 0;
        while (length < row.length) {
            int more = inflater.inflate(row, length, row.length - length);
            length += more;
            if (more == 0) {
                if (!inflater.needsInput() || pieces == png.chunks().size()) {
                    return false;
                }
                inflater.setInput(png.piece(pieces++));
            }
        }
        return true;
    }
}
