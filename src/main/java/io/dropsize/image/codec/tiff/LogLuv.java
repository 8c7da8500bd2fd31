package io.dropsize.image.codec.tiff;

/** SGI LogLuv: the logarithm of luminance, and CIE u' and v' in the 32-bit form. */
final class LogLuv {
    static final int LIGHT = 32_844;
    static final int COLOUR = 32_845;

    private static final int RUN = 128;
    private static final int SHORTEST_RUN = 2;
    private static final int LONGEST_RUN = 129;

    private LogLuv() {}

    /** Returns the bits of a pixel, which a file may declare as several samples. */
    static int bits(int photometric) {
        return photometric == COLOUR ? Integer.SIZE : Short.SIZE;
    }

    /**
     * Decompresses rows whose bytes are separated, the highest first, each run-length encoded.
     *
     * @return two or four bytes for each pixel, the highest first
     */
    static byte[] decompress(byte[] compressed, int width, int rows, int bytes) {
        if ((long) width * bytes * rows > (long) LONGEST_RUN * compressed.length) {
            throw new IllegalArgumentException("too few bytes");
        }
        byte[] out = new byte[Math.multiplyExact(width * bytes, rows)];
        int at = 0;
        for (int row = 0; row < rows; row++) {
            for (int plane = 0; plane < bytes; plane++) {
                int x = 0;
                while (x < width) {
                    int code = compressed[at++] & 0xFF;
                    boolean run = code >= RUN;
                    int count = Math.min(run ? code - RUN + SHORTEST_RUN : code, width - x);
                    for (int i = 0; i < count; i++) {
                        out[(row * width + x + i) * bytes + plane] = compressed[run ? at : at + i];
                    }
                    at += run ? 1 : count;
                    x += count;
                }
            }
        }
        return out;
    }

    /** Returns the luminance that 16 bits encode; 1 is white. */
    static double light(int coded) {
        int power = coded & 0x7FFF;
        double light = power == 0 ? 0 : Math.pow(2, (power + 0.5) / 256 - 64);
        return (coded & 0x8000) == 0 ? light : -light;
    }

    /** The CIE's X, Y and Z that 32 bits encode. */
    static void xyz(int coded, double[] xyz) {
        double light = light(coded >>> 16);
        double u = ((coded >>> 8 & 0xFF) + 0.5) / 410;
        double v = ((coded & 0xFF) + 0.5) / 410;
        xyz[0] = light * 9 * u / (4 * v);
        xyz[1] = light;
        xyz[2] = light * (12 - 3 * u - 20 * v) / (4 * v);
    }
}
