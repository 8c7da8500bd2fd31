package io.dropsize.image.codec.jpeg;

/**
 * Quantization steps of luma and chroma, each 64 in natural order, from 1 to 255. Those of luma are
 * N. Robidoux's (2013), which are also the default of mozjpeg; those of chroma are Annex K's.
 */
record QuantizationTables(int[] luma, int[] chroma) {
    /** Positions of the coefficients in the order of a file. */
    static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5,
        12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51,
        58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63
    };

    private static final int[] LUMA = {
        16, 16, 16, 18, 25, 37, 56, 85,
        16, 17, 20, 27, 34, 40, 53, 75,
        16, 20, 24, 31, 43, 62, 91, 135,
        18, 27, 31, 40, 53, 74, 106, 156,
        25, 34, 43, 53, 69, 94, 131, 189,
        37, 40, 62, 74, 94, 124, 169, 238,
        56, 53, 91, 106, 131, 169, 226, 311,
        85, 75, 135, 156, 189, 238, 311, 418
    };

    private static final int[] CHROMA = {
        17, 18, 24, 47, 99, 99, 99, 99,
        18, 21, 26, 66, 99, 99, 99, 99,
        24, 26, 56, 99, 99, 99, 99, 99,
        47, 66, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99
    };

    /** Trellis quantization loses as much as steps that are larger by a third. */
    private static final double FINER = 0.75;

    private static final int MAX = 255;
    private static final int SCAN = 0xDA;
    private static final int TABLES = 0xDB;

    /** Returns tables for a quality from 1 to 100, which looks like the same one of libjpeg. */
    static QuantizationTables of(int quality) {
        double percent = FINER * (quality < 50 ? 5000.0 / quality : 200 - 2 * quality);
        return new QuantizationTables(scaled(LUMA, percent), scaled(CHROMA, percent));
    }

    private static int[] scaled(int[] table, double percent) {
        int[] scaled = new int[table.length];
        for (int i = 0; i < table.length; i++) {
            scaled[i] = (int) Math.clamp(Math.round(table[i] * percent / 100), 1, MAX);
        }
        return scaled;
    }

    /** Writes these tables over those of a file that was just encoded. */
    void replaceIn(byte[] jpeg) {
        int at = 2;
        while ((jpeg[at + 1] & 0xFF) != SCAN) {
            int end = at + 2 + ((jpeg[at + 2] & 0xFF) << Byte.SIZE | jpeg[at + 3] & 0xFF);
            if ((jpeg[at + 1] & 0xFF) == TABLES) {
                for (int table = at + 4; table < end; table += 1 + ZIGZAG.length) {
                    int[] steps = jpeg[table] == 0 ? luma : chroma;
                    for (int i = 0; i < ZIGZAG.length; i++) {
                        jpeg[table + 1 + i] = (byte) steps[ZIGZAG[i]];
                    }
                }
            }
            at = end;
        }
    }
}
