package io.dropsize.image.codec.jpeg;

import io.dropsize.image.container.JpegMarkers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The position of a table's definition, for Huffman codes or quantization (ITU-T T.81, B.2.4).
 *
 * @param key the number by which scans and components refer to it; for Huffman tables with {@link
 *     #AC} or without
 * @param from the start of the definition in the file
 * @param end its end
 */
record JpegTable(int key, int from, int end) {
    static final int HUFFMAN = 0xC4;
    static final int QUANTIZATION = 0xDB;

    /** A Huffman table for AC coefficients. */
    static final int AC = 0x10;

    /** Bits of the longest Huffman code. */
    static final int LONGEST_CODE = 16;

    /** A definition's first byte, and the number of codes of each length. */
    static final int CODES_AT = 1 + LONGEST_CODE;

    private static final int SEGMENT_HEADER_BYTES = 4;
    private static final int MAX_SYMBOLS = 256;
    private static final int QUANTIZERS = 64;

    /** For a quantization table; its precision is stored beside it. */
    private static final int NUMBER = 0xF;

    /**
     * The tables of a segment.
     *
     * @param at the position of the marker
     * @param end the segment's end
     * @return empty if it contains anything else
     */
    static Optional<List<JpegTable>> of(byte[] file, int at, int end) {
        boolean huffman = JpegMarkers.marker(file, at) == HUFFMAN;
        var tables = new ArrayList<JpegTable>();
        int from = at + SEGMENT_HEADER_BYTES;
        while (from < end) {
            int length = huffman ? huffmanBytes(file, from, end) : quantizationBytes(file, from);
            if (length <= 0 || from + length > end) {
                return Optional.empty();
            }
            int key = file[from] & (huffman ? 0xFF : NUMBER);
            tables.add(new JpegTable(key, from, from + length));
            from += length;
        }
        return Optional.of(tables);
    }

    private static int quantizationBytes(byte[] file, int at) {
        return 1 + QUANTIZERS * ((file[at] & 0xFF) >> 4 == 0 ? 1 : Short.BYTES);
    }

    private static int huffmanBytes(byte[] file, int at, int end) {
        if (at + CODES_AT > end) {
            return -1;
        }
        int symbols = 0;
        for (int length = 1; length <= LONGEST_CODE; length++) {
            symbols += file[at + length] & 0xFF;
        }
        return symbols > MAX_SYMBOLS ? -1 : CODES_AT + symbols;
    }

    /** Its definition, without the enclosing segment. */
    byte[] definition(byte[] file) {
        return Arrays.copyOfRange(file, from, end);
    }
}
