package io.dropsize.image;

/** PNG's five ways to write a row as differences, in the order of their numbers. */
enum PngFilter {
    NONE,
    SUB,
    UP,
    AVERAGE,
    PAETH;

    /**
     * @param above the row before, as long as this one; zeros for the first
     * @param step bytes from a sample to the same sample of the next pixel
     * @param out takes the filter's number, then the differences
     */
    void apply(byte[] row, byte[] above, int step, byte[] out) {
        out[0] = (byte) ordinal();
        switch (this) {
            case NONE -> System.arraycopy(row, 0, out, 1, row.length);
            case SUB -> sub(row, step, out);
            case UP -> up(row, above, 0, row.length, out);
            case AVERAGE -> average(row, above, step, out);
            case PAETH -> paeth(row, above, step, out);
        }
    }

    /** What usually tells how well differences are compressed: how far they are from 0. */
    static long cost(byte[] differences) {
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
            int left = row[i - step] & 0xFF;
            int over = above[i] & 0xFF;
            int corner = above[i - step] & 0xFF;
            int toLeft = Math.abs(over - corner);
            int toOver = Math.abs(left - corner);
            int toCorner = Math.abs(left + over - 2 * corner);
            int nearest =
                    toLeft <= toOver && toLeft <= toCorner
                            ? left
                            : toOver <= toCorner ? over : corner;
            out[i + 1] = (byte) (row[i] - nearest);
        }
    }
}
