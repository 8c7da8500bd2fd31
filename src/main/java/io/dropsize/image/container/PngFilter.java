package io.dropsize.image.container;

/** PNG's five filters, in the order of their numbers. */
public enum PngFilter {
    NONE,
    SUB,
    UP,
    AVERAGE,
    PAETH;

    /**
     * @param above the previous row, as long as this one; zeros for the first
     * @param step bytes between the same samples of adjacent pixels
     * @param out receives the filter's number, then the differences
     */
    public void apply(byte[] row, byte[] above, int step, byte[] out) {
        out[0] = (byte) ordinal();
        switch (this) {
            case NONE -> System.arraycopy(row, 0, out, 1, row.length);
            case SUB -> sub(row, step, out);
            case UP -> up(row, above, 0, row.length, out);
            case AVERAGE -> average(row, above, step, out);
            case PAETH -> paeth(row, above, step, out);
        }
    }

    /** Returns a heuristic for how well differences compress: the sum of their absolute values. */
    public static long cost(byte[] differences) {
        long cost = 0;
        for (int i = 1; i < differences.length; i++) {
            cost += Math.abs(differences[i]);
        }
        return cost;
    }

    private static void sub(byte[] row, int step, byte[] out) {
        System.arraycopy(row, 0, out, 1, step);
        for (int i = step; i < row.length; i++) {
            out[i + 1] = (byte) (row[i] - row[i - step]);
        }
    }

    private static void up(byte[] row, byte[] above, int from, int to, byte[] out) {
        for (int i = from; i < to; i++) {
            out[i + 1] = (byte) (row[i] - above[i]);
        }
    }

    private static void average(byte[] row, byte[] above, int step, byte[] out) {
        for (int i = 0; i < step; i++) {
            out[i + 1] = (byte) (row[i] - ((above[i] & 0xFF) >> 1));
        }
        for (int i = step; i < row.length; i++) {
            int mean = ((row[i - step] & 0xFF) + (above[i] & 0xFF)) >> 1;
            out[i + 1] = (byte) (row[i] - mean);
        }
    }

    private static void paeth(byte[] row, byte[] above, int step, byte[] out) {
        up(row, above, 0, step, out);
        for (int i = step; i < row.length; i++) {
            int nearest = nearest(row[i - step] & 0xFF, above[i] & 0xFF, above[i - step] & 0xFF);
            out[i + 1] = (byte) (row[i] - nearest);
        }
    }

    /**
     * Reverses the filter in place.
     *
     * @param above the previous row, as long as this one; zeros for the first
     * @param step bytes between the same samples of adjacent pixels
     */
    public void undo(byte[] row, byte[] above, int step) {
        switch (this) {
            case NONE -> {}
            case SUB -> undoSub(row, step);
            case UP -> undoUp(row, above, row.length);
            case AVERAGE -> undoAverage(row, above, step);
            case PAETH -> undoPaeth(row, above, step);
        }
    }

    private static void undoSub(byte[] row, int step) {
        for (int i = step; i < row.length; i++) {
            row[i] += row[i - step];
        }
    }

    private static void undoUp(byte[] row, byte[] above, int to) {
        for (int i = 0; i < to; i++) {
            row[i] += above[i];
        }
    }

    private static void undoAverage(byte[] row, byte[] above, int step) {
        for (int i = 0; i < step; i++) {
            row[i] += (byte) ((above[i] & 0xFF) >> 1);
        }
        for (int i = step; i < row.length; i++) {
            row[i] += (byte) ((row[i - step] & 0xFF) + (above[i] & 0xFF) >> 1);
        }
    }

    private static void undoPaeth(byte[] row, byte[] above, int step) {
        undoUp(row, above, step);
        for (int i = step; i < row.length; i++) {
            row[i] += (byte) nearest(row[i - step] & 0xFF, above[i] & 0xFF, above[i - step] & 0xFF);
        }
    }

    /**
     * The Paeth predictor, the neighbour closest to left + above - corner: the smaller one if the
     * corner is far above both, the larger one if it is far below, otherwise the corner.
     * Branch-free, because noise would cause mispredicted branches.
     */
    private static int nearest(int left, int over, int corner) {
        int low = Math.min(left, over);
        int high = Math.max(left, over);
        int limit = 3 * corner - left - over;
        int lowOrCorner = low ^ (low ^ corner) & limit - high >> 31;
        return high ^ (high ^ lowOrCorner) & low - limit >> 31;
    }
}
