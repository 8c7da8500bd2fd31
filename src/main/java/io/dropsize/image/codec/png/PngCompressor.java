package io.dropsize.image.codec.png;

import io.dropsize.image.container.PngFilter;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;

/** Compresses rows for PNG. */
final class PngCompressor {
    /** The number of rows that share a filter. */
    private static final int CHOICE_ROWS = 8;

    private static final int BUFFER_BYTES = 1 << 16;

    private final PngRows rows;
    private final PngStrategy effort;
    private final Deflater deflater;
    private final ByteArrayOutputStream coded = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private byte[] row;
    private byte[] above;
    private byte[] differences;
    private byte[] tried;
    private PngFilter filter = PngFilter.NONE;

    private PngCompressor(PngRows rows, PngStrategy effort) {
        this.rows = rows;
        this.effort = effort;
        this.deflater = new Deflater(effort.level());
        deflater.setStrategy(effort.strategy());
        this.row = new byte[rows.rowBytes()];
        this.above = new byte[rows.rowBytes()];
        this.differences = new byte[rows.rowBytes() + 1];
        this.tried = new byte[rows.rowBytes() + 1];
    }

    /** Compresses the rows of the whole picture. */
    static byte[] code(PngRows rows, PngStrategy effort) {
        var coder = new PngCompressor(rows, effort);
        try {
            coder.add(0, rows.height());
            return coder.finish();
        } finally {
            coder.deflater.end();
        }
    }

    /** Returns the compressed size of some bands, distributed over the picture. */
    static int sampleBytes(PngRows rows, PngStrategy effort, int bands, int bandRows) {
        var coder = new PngCompressor(rows, effort);
        try {
            for (int i = 0; i < bands; i++) {
                int from = (int) ((long) (rows.height() - bandRows) * i / Math.max(1, bands - 1));
                coder.add(from, from + bandRows);
            }
            return coder.finish().length;
        } finally {
            coder.deflater.end();
        }
    }

    private void add(int from, int to) {
        for (int y = from; y < to; y++) {
            rows.pack(y, row);
            if (effort.filtered() && (y - from) % CHOICE_ROWS == 0) {
                choose();
            }
            filter.apply(row, above, rows.step(), differences);
            deflater.setInput(differences);
            while (!deflater.needsInput()) {
                drain();
            }
            byte[] next = above;
            above = row;
            row = next;
        }
    }

    private void choose() {
        long least = Long.MAX_VALUE;
        for (PngFilter candidate : PngFilter.values()) {
            candidate.apply(row, above, rows.step(), tried);
            long cost = PngFilter.cost(tried);
            if (cost < least) {
                least = cost;
                filter = candidate;
            }
        }
    }

    private void drain() {
        coded.write(buffer, 0, deflater.deflate(buffer));
    }

    private byte[] finish() {
        deflater.finish();
        while (!deflater.finished()) {
            drain();
        }
        return coded.toByteArray();
    }
}
