package io.dropsize.image.codec.tiff;

/** The codes of ITU-T T.4 for the lengths of white and black runs. */
final class FaxCodes {
    /** The longest code. */
    static final int BITS = 13;

    private static final int MAKE_UP_FROM = 64;
    private static final int LENGTH_BITS = 16;

    private static final String WHITE =
            "00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 00111 01000 001000 000011"
                    + " 110100 110101 101010 101011 0100111 0001100 0001000 0010111 0000011 0000100"
                    + " 0101000 0101011 0010011 0100100 0011000 00000010 00000011 00011010 00011011"
                    + " 00010010 00010011 00010100 00010101 00010110 00010111 00101000 00101001"
                    + " 00101010 00101011 00101100 00101101 00000100 00000101 00001010 00001011"
                    + " 01010010 01010011 01010100 01010101 00100100 00100101 01011000 01011001"
                    + " 01011010 01011011 01001010 01001011 00110010 00110011 00110100"
                    // 64, 128, …
                    + " 11011 10010 010111 0110111 00110110 00110111 01100100 01100101 01101000"
                    + " 01100111 011001100 011001101 011010010 011010011 011010100 011010101"
                    + " 011010110 011010111 011011000 011011001 011011010 011011011 010011000"
                    + " 010011001 010011010 011000 010011011";

    private static final String BLACK =
            "0000110111 010 11 10 011 0011 0010 00011 000101 000100 0000100 0000101 0000111"
                    + " 00000100 00000111 000011000 0000010111 0000011000 0000001000 00001100111"
                    + " 00001101000 00001101100 00000110111 00000101000 00000010111 00000011000"
                    + " 000011001010 000011001011 000011001100 000011001101 000001101000 000001101001"
                    + " 000001101010 000001101011 000011010010 000011010011 000011010100 000011010101"
                    + " 000011010110 000011010111 000001101100 000001101101 000011011010 000011011011"
                    + " 000001010100 000001010101 000001010110 000001010111 000001100100 000001100101"
                    + " 000001010010 000001010011 000000100100 000000110111 000000111000 000000100111"
                    + " 000000101000 000001011000 000001011001 000000101011 000000101100 000001011010"
                    + " 000001100110 000001100111"
                    // 64, 128, …
                    + " 0000001111 000011001000 000011001001 000001011011 000000110011 000000110100"
                    + " 000000110101 0000001101100 0000001101101 0000001001010 0000001001011"
                    + " 0000001001100 0000001001101 0000001110010 0000001110011 0000001110100"
                    + " 0000001110101 0000001110110 0000001110111 0000001010010 0000001010011"
                    + " 0000001010100 0000001010101 0000001011010 0000001011011 0000001100100"
                    + " 0000001100101";

    /** Runs of both colours, of 1792, 1856, … pixels. */
    private static final String LONG =
            " 00000001000 00000001100 00000001101 000000010010 000000010011 000000010100"
                    + " 000000010101 000000010110 000000010111 000000011100 000000011101 000000011110"
                    + " 000000011111";

    private static final int[] WHITE_RUNS = table(WHITE + LONG);
    private static final int[] BLACK_RUNS = table(BLACK + LONG);

    private FaxCodes() {}

    /**
     * The run length of the code at the beginning of the bits, in the low 16 bits, and the code's
     * length above them; 0 if it is invalid.
     *
     * @param next as many bits as the longest code has
     */
    static int run(boolean black, int next) {
        return (black ? BLACK_RUNS : WHITE_RUNS)[next];
    }

    /** Returns whether another code follows for the rest of the run. */
    static boolean isPart(int run) {
        return run >= MAKE_UP_FROM;
    }

    private static int[] table(String codes) {
        var table = new int[1 << BITS];
        String[] all = codes.split(" ");
        for (int i = 0; i < all.length; i++) {
            int run = i < MAKE_UP_FROM ? i : (i - MAKE_UP_FROM + 1) * MAKE_UP_FROM;
            int length = all[i].length();
            int first = Integer.parseInt(all[i], 2) << BITS - length;
            for (int rest = 0; rest < 1 << BITS - length; rest++) {
                table[first + rest] = length << LENGTH_BITS | run;
            }
        }
        return table;
    }
}
