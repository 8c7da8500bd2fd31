package io.dropsize.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A table of a JPEG file as one segment defines it, for Huffman codes or for quantization. */
final class JpegTable {
    static final int LONGEST_CODE = 16;

    private static final int HUFFMAN = 0xC4;
    private static final int SEGMENT_HEADER_BYTES = 4;
    private static final int MAX_SYMBOLS = 256;
    private static final int QUANTIZERS = 64;
    private static final int BYTE = 0xFF;

    /** Of a quantization table; its precision is beside it. */
    private static final int NUMBER = 0xF;

    private final byte[] coded;
    private final int key;
    private final int[] firstCode = new int[LONGEST_CODE + 2];
    private final int[] firstSymbol = new int[LONGEST_CODE + 2];
    private boolean used;

    private JpegTable(byte[] coded, boolean huffman) {
        this.coded = coded;
        this.key = coded[0] & (huffman ? BYTE : NUMBER);
        if (huffman) {
            int code = 0;
            int symbol = 0;
            for (int length = 1; length <= LONGEST_CODE; length++) {
                firstCode[length] = code;
                firstSymbol[length] = symbol;
                int count = coded[length] & 0xFF;
                code = (code + count) << 1;
                symbol += count;
            }
        }
    }

    /**
     * The tables of a segment.
     *
     * @param at where the marker is
     * @param end where the segment ends
     * @return empty if there is anything else in it
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
            tables.add(new JpegTable(Arrays.copyOfRange(file, from, from + length), huffman));
            from += length;
        }
        return Optional.of(tables);
    }

    private static int quantizationBytes(byte[] file, int at) {
        return 1 + QUANTIZERS * ((file[at] & 0xFF) >> 4 == 0 ? 1 : Short.BYTES);
    }

    private static int huffmanBytes(byte[] file, int at, int end) {
        if (at + 1 + LONGEST_CODE > end) {
            return -1;
        }
        int symbols = 0;
        for (int length = 1; length <= LONGEST_CODE; length++) {
            symbols += file[at + length] & 0xFF;
        }
        return symbols > MAX_SYMBOLS ? -1 : 1 + LONGEST_CODE + symbols;
    }

    /** The number by which scans and components refer to it; for Huffman tables with a class. */
    int key() {
        return key;
    }

    /** Its definition, without the segment around it. */
    byte[] coded() {
        return coded;
    }

    boolean used() {
        return used;
    }

    void use() {
        used = true;
    }

    /** The symbol of a code of this many bits, or -1. */
    int symbol(int code, int length) {
        int index = code - firstCode[length];
        return index >= 0 && index < (coded[length] & 0xFF)
                ? coded[1 + LONGEST_CODE + firstSymbol[length] + index] & 0xFF
                : -1;
    }
}
