package io.dropsize.image.codec.png;

import io.dropsize.image.container.PngFilter;

import java.util.BitSet;
import java.util.function.ToDoubleFunction;

/** How the filter of each row is chosen: always the same, or the one with the lowest cost. */
enum PngRowFilter {
    NONE(PngFilter.NONE),
    SUB(PngFilter.SUB),
    UP(PngFilter.UP),
    AVERAGE(PngFilter.AVERAGE),
    PAETH(PngFilter.PAETH),
    /** The sum of absolute differences. */
    MIN_SUM(PngFilter::cost),
    /** The entropy of single differences. */
    ENTROPY(PngRowFilter::entropy),
    /** The number of distinct pairs of differences. */
    BIGRAMS(PngRowFilter::bigrams);

    private final PngFilter[] filters;
    private final ToDoubleFunction<byte[]> cost;

    PngRowFilter(PngFilter filter) {
        this.filters = new PngFilter[] {filter};
        this.cost = _ -> 0;
    }

    PngRowFilter(ToDoubleFunction<byte[]> cost) {
        this.filters = PngFilter.values();
        this.cost = cost;
    }

    /**
     * Returns the filtered rows from one to another one.
     *
     * @param from the first row, which is filtered with its real predecessor
     * @param to the row after the last one
     */
    byte[] filtered(PngRows rows, int from, int to) {
        int length = rows.rowBytes() + 1;
        var all = new byte[Math.multiplyExact(length, to - from)];
        var row = new byte[rows.rowBytes()];
        var above = new byte[rows.rowBytes()];
        var tried = new byte[length];
        if (from > 0) {
            rows.pack(from - 1, above);
        }
        for (int y = from; y < to; y++) {
            rows.pack(y, row);
            double least = Double.POSITIVE_INFINITY;
            for (PngFilter filter : filters) {
                filter.apply(row, above, rows.step(), tried);
                double own = cost.applyAsDouble(tried);
                if (own < least) {
                    least = own;
                    System.arraycopy(tried, 0, all, (y - from) * length, length);
                }
            }
            byte[] next = above;
            above = row;
            row = next;
        }
        return all;
    }

    private static double entropy(byte[] differences) {
        var counts = new int[1 << Byte.SIZE];
        for (int i = 1; i < differences.length; i++) {
            counts[differences[i] & 0xFF]++;
        }
        double entropy = 0;
        for (int count : counts) {
            entropy -= count == 0 ? 0 : count * Math.log(count);
        }
        return entropy;
    }

    private static double bigrams(byte[] differences) {
        var pairs = new BitSet(1 << Short.SIZE);
        for (int i = 2; i < differences.length; i++) {
            pairs.set((differences[i - 1] & 0xFF) << Byte.SIZE | differences[i] & 0xFF);
        }
        return pairs.cardinality();
    }
}
