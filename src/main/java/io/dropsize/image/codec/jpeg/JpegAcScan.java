package io.dropsize.image.codec.jpeg;

/**
 * Walks the blocks of a progressive scan with a band of AC coefficients (ITU-T T.81, G.1.2.2 and
 * G.1.2.3), which has one component. Coefficients are not computed.
 */
final class JpegAcScan {
    private static final int MAX_READ = 16;
    private static final int ZERO_RUN = 15;

    private final JpegBits bits;
    private final JpegScanHeader scan;
    private final long[] nonZero;

    /** The number of following blocks without further coefficients (EOBRUN). */
    private int endOfBandRun;

    private boolean regular = true;

    /**
     * @param nonZero for each block, which coefficients are not zero; updated
     */
    JpegAcScan(JpegBits bits, JpegScanHeader scan, long[] nonZero) {
        this.bits = bits;
        this.scan = scan;
        this.nonZero = nonZero;
    }

    /**
     * Returns whether no block so far has too many coefficients, and no run of blocks exceeds its
     * interval.
     */
    boolean isRegular() {
        return regular;
    }

    /** Ends an interval between restart markers. */
    void endInterval() {
        regular &= endOfBandRun == 0;
        endOfBandRun = 0;
    }

    /** Skips a block of the band's first scan. False if a code is invalid. */
    boolean first(JpegHuffman table, int block) {
        if (endOfBandRun > 0) {
            endOfBandRun--;
            return true;
        }
        for (int k = scan.first(); k <= scan.last(); k++) {
            int symbol = bits.symbol(table);
            if (symbol < 0) {
                return false;
            }
            int run = symbol >> 4;
            int size = symbol & 0xF;
            if (size == 0 && run != ZERO_RUN) {
                endOfBandRun = (1 << run) - 1 + bits.read(run);
                break;
            }
            k += run;
            regular &= k <= scan.last();
            bits.read(size);
            nonZero[block] |= size > 0 && k < JpegHuffman.BLOCK ? 1L << k : 0;
        }
        return true;
    }

    /** Skips a block of a scan that refines the band. False if a code is invalid. */
    boolean refine(JpegHuffman table, int block) {
        int k = scan.first();
        if (endOfBandRun == 0) {
            for (; k <= scan.last(); k++) {
                int symbol = bits.symbol(table);
                int run = symbol >> 4;
                int size = symbol & 0xF;
                if (symbol < 0 || size > 1) {
                    return false;
                }
                if (size == 0 && run != ZERO_RUN) {
                    endOfBandRun = (1 << run) + bits.read(run);
                    break;
                }
                bits.read(size);
                k = afterZeros(block, k, run);
                regular &= size == 0 || k <= scan.last();
                if (size > 0 && k < JpegHuffman.BLOCK) {
                    nonZero[block] |= 1L << k;
                }
            }
        }
        if (endOfBandRun > 0) {
            skip(k <= scan.last() ? nonZero[block] & -1L << k & -1L >>> 63 - scan.last() : 0);
            endOfBandRun--;
        }
        return true;
    }

    /** Skips this number of zeros, and the bits of the coefficients between them. */
    private int afterZeros(int block, int from, int zeros) {
        int left = zeros;
        int k = from;
        long between = 0;
        while (k <= scan.last()) {
            long bit = nonZero[block] & 1L << k;
            if (bit == 0 && --left < 0) {
                break;
            }
            between |= bit;
            k++;
        }
        skip(between);
        return k;
    }

    /** Skips one bit for each of these coefficients. */
    private void skip(long coefficients) {
        int left = Long.bitCount(coefficients);
        while (left > 0) {
            bits.read(Math.min(left, MAX_READ));
            left -= MAX_READ;
        }
    }
}
