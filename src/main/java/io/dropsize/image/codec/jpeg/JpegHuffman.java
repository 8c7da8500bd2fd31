package io.dropsize.image.codec.jpeg;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/** A Huffman table of a JPEG (ITU-T T.81, annex C), prepared for skipping coefficients. */
final class JpegHuffman {
    static final int BLOCK = 64;

    private static final int LONGEST = JpegTable.LONGEST_CODE;
    private static final int ZERO_RUN = 0xF0;

    /** Bits that select several coefficients in one lookup. */
    static final int WINDOW = 12;

    static final int ADVANCE_SHIFT = 8;
    static final int END = Integer.MIN_VALUE;

    /** The tables that motion JPEG omits (K.3), by key. */
    static final Map<Integer, JpegHuffman> STANDARD =
            Map.of(
                    0,
                    standard(JPEGHuffmanTable.StdDCLuminance),
                    1,
                    standard(JPEGHuffmanTable.StdDCChrominance),
                    JpegTable.AC,
                    standard(JPEGHuffmanTable.StdACLuminance),
                    JpegTable.AC | 1,
                    standard(JPEGHuffmanTable.StdACChrominance));

    /**
     * Indexed by the next 16 bits: a code's length above its symbol's 8 bits; 0 for an invalid
     * code.
     */
    private final short[] symbols;

    /** Indexed by the next 12 bits; empty until {@link #steps} needs it. */
    private int[] steps = new int[0];

    private JpegHuffman(short[] symbols) {
        this.symbols = symbols;
    }

    /**
     * @param definition an ignored byte, the number of codes of 1 to 16 bits, and the symbols in
     *     the order of their codes
     * @return empty if such codes are invalid
     */
    static Optional<JpegHuffman> of(byte[] definition) {
        var symbols = new short[1 << LONGEST];
        int code = 0;
        int at = JpegTable.CODES_AT;
        for (int length = 1; length <= LONGEST; length++) {
            for (int i = 0; i < (definition[length] & 0xFF); i++) {
                int from = code << LONGEST - length;
                int to = code + 1 << LONGEST - length;
                if (to > symbols.length || at >= definition.length) {
                    return Optional.empty();
                }
                int symbol = definition[at++] & 0xFF;
                Arrays.fill(symbols, from, to, (short) (length << Byte.SIZE | symbol));
                code++;
            }
            code <<= 1;
        }
        return Optional.of(new JpegHuffman(symbols));
    }

    private static JpegHuffman standard(JPEGHuffmanTable table) {
        short[] lengths = table.getLengths();
        short[] values = table.getValues();
        byte[] definition = new byte[JpegTable.CODES_AT + values.length];
        for (int i = 0; i < lengths.length; i++) {
            definition[1 + i] = (byte) lengths[i];
        }
        for (int i = 0; i < values.length; i++) {
            definition[JpegTable.CODES_AT + i] = (byte) values[i];
        }
        return of(definition).orElseThrow();
    }

    /**
     * Returns the code at the beginning of the bits: its length above the symbol's 8 bits; 0 if the
     * code is invalid.
     *
     * @param next 16 bits
     */
    int symbol(int next) {
        return symbols[next];
    }

    /**
     * Returns, for each value of the next 12 bits, the coefficients that they contain completely:
     * their length in bits in the low 8 bits, above it their number, and {@link #END} if an end of
     * block follows. An entry is 0 if the bits don't contain a complete code.
     */
    int[] steps() {
        if (steps.length == 0) {
            steps = new int[1 << WINDOW];
            Arrays.setAll(steps, this::step);
        }
        return steps;
    }

    private int step(int window) {
        int used = 0;
        int advance = 0;
        while (used < WINDOW) {
            int found = symbols[window << LONGEST - WINDOW + used & 0xFFFF];
            int length = found >> Byte.SIZE;
            int symbol = found & 0xFF;
            if (length == 0 || used + length > WINDOW) {
                break;
            }
            if (isEnd(symbol)) {
                return END | advance << ADVANCE_SHIFT | used + length;
            }
            int bits = length + (symbol & 0xF);
            if (used + bits > WINDOW && used > 0) {
                break;
            }
            used += bits;
            advance += advance(symbol);
        }
        return advance << ADVANCE_SHIFT | used;
    }

    /** Returns whether the remaining coefficients of a block are zeros. */
    static boolean isEnd(int symbol) {
        return (symbol & 0xF) == 0 && symbol != ZERO_RUN;
    }

    /** Returns the number of coefficients that a symbol encodes: zeros, and the one after them. */
    static int advance(int symbol) {
        return (symbol >> 4) + 1;
    }
}
