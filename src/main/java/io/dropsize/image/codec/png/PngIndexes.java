package io.dropsize.image.codec.png;

import io.dropsize.image.container.PackedIndexes;
import io.dropsize.image.container.PngChunks;
import io.dropsize.image.container.PngFilter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.zip.InflaterInputStream;

/**
 * The palette indexes of a PNG. An index without a colour is an error (PNG, third edition, 11.2.1),
 * which decoders replace by any colour without a warning.
 */
final class PngIndexes {
    private static final int HEADER_AT = 16;
    private static final int DEPTH_AT = 24;
    private static final int COLOUR_TYPE_AT = 25;
    private static final int INTERLACE_AT = 28;
    private static final int INDEXED = 3;
    private static final int COLOUR_BYTES = 3;

    /** First column, first row, columns and rows between pixels of each of Adam7's passes. */
    private static final int[][] ADAM7 = {
        {0, 0, 8, 8},
        {4, 0, 8, 8},
        {0, 4, 4, 8},
        {2, 0, 4, 4},
        {0, 2, 2, 4},
        {1, 0, 2, 2},
        {0, 1, 1, 2}
    };

    private static final int[][] NOT_INTERLACED = {{0, 0, 1, 1}};

    private final int depth;
    private final int colours;

    private PngIndexes(int depth, int colours) {
        this.depth = depth;
        this.colours = colours;
    }

    /**
     * Returns whether every index has a colour; true for pictures without a palette, and for data
     * that can't be decompressed, which decoders report.
     */
    static boolean areInPalette(byte[] file) {
        Map<String, Integer> chunks = PngChunks.beforePixels(file);
        Integer palette = chunks.get("PLTE");
        if (palette == null || file.length <= INTERLACE_AT || file[COLOUR_TYPE_AT] != INDEXED) {
            return true;
        }
        var in = ByteBuffer.wrap(file);
        var indexes = new PngIndexes(file[DEPTH_AT], in.getInt(palette) / COLOUR_BYTES);
        if (indexes.colours >= 1 << indexes.depth) {
            return true;
        }
        int width = in.getInt(HEADER_AT);
        int height = in.getInt(HEADER_AT + Integer.BYTES);
        var compressed = new ByteArrayInputStream(PngChunks.pixels(file));
        try (var rows = new InflaterInputStream(compressed)) {
            for (int[] pass : file[INTERLACE_AT] == 0 ? NOT_INTERLACED : ADAM7) {
                int columns = Math.ceilDiv(width - pass[0], pass[2]);
                int lines = Math.ceilDiv(height - pass[1], pass[3]);
                if (columns > 0 && !indexes.areInPalette(rows, columns, lines)) {
                    return false;
                }
            }
            return true;
        } catch (IOException _) {
            return true;
        }
    }

    private boolean areInPalette(InputStream in, int columns, int lines) throws IOException {
        byte[] row = new byte[Math.ceilDiv(columns * depth, Byte.SIZE)];
        byte[] above = new byte[row.length];
        for (int y = 0; y < lines; y++) {
            int filter = in.read();
            if (filter < 0
                    || filter >= PngFilter.values().length
                    || in.readNBytes(row, 0, row.length) < row.length) {
                return true;
            }
            PngFilter.values()[filter].undo(row, above, 1);
            if (!PackedIndexes.haveColours(row, 0, columns, depth, colours)) {
                return false;
            }
            byte[] next = above;
            above = row;
            row = next;
        }
        return true;
    }
}
