package io.dropsize.image;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/**
 * Checks that a JPEG file holds every coded block of every component (ITU-T T.81), by walking its
 * Huffman codes without computing pixels. Decoders fill in what is missing, most of them without
 * telling.
 *
 * <p>What is irregular before the first scan or behind the last one is harmless; so is a missing
 * end mark, and padding where a scan ends.
 */
final class JpegIntegrity {
    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int HUFFMAN_TABLES = 0xC4;
    private static final int RESTART_INTERVAL = 0xDD;
    private static final int FIRST_RESTART = 0xD0;
    private static final int RESTARTS = 8;
    private static final int LENGTHS = 16;
    private static final int HEADER_BYTES = 4;

    /** What libjpeg reads ahead and does not warn of. */
    private static final int UNNOTICED = 8;

    /** Some cameras leave a few bytes behind the last block. */
    private static final int MOST_SPARE = 256;

    private final byte[] file;
    private final boolean walks;
    private final Map<Integer, JpegHuffman> tables = new HashMap<>();
    private final Map<JpegComponents.Component, long[]> nonZero = new HashMap<>();
    private @Nullable JpegComponents frame;
    private int interval;

    private JpegIntegrity(byte[] file, boolean walks) {
        this.file = file;
        this.walks = walks;
        if (walks) {
            standardTables();
        }
    }

    /** Motion JPEG leaves them out. */
    private void standardTables() {
        tables.put(0, JpegHuffman.of(JPEGHuffmanTable.StdDCLuminance));
        tables.put(1, JpegHuffman.of(JPEGHuffmanTable.StdDCChrominance));
        tables.put(JpegScanHeader.Tables.AC, JpegHuffman.of(JPEGHuffmanTable.StdACLuminance));
        tables.put(JpegScanHeader.Tables.AC | 1, JpegHuffman.of(JPEGHuffmanTable.StdACChrominance));
    }

    /**
     * The file as far as its last block, with an end mark.
     *
     * @return empty if a block is missing or broken
     */
    static Optional<byte[]> whole(byte[] file) {
        if (JpegMarkers.arithmetic(file)) {
            return JpegMarkers.complete(file) ? Optional.of(file) : Optional.empty();
        }
        int end = new JpegIntegrity(file, true).end();
        return end < 0 ? Optional.empty() : Optional.of(ended(file, end));
    }

    /** Whether there are scans for everything, whatever is inside them. */
    static boolean hasAllScans(byte[] file) {
        return JpegMarkers.arithmetic(file) || new JpegIntegrity(file, false).end() >= 0;
    }

    private static byte[] ended(byte[] file, int end) {
        if (end + 1 < file.length && JpegMarkers.marker(file, end) == END_OF_IMAGE) {
            return file;
        }
        byte[] ended = Arrays.copyOf(file, end + 2);
        ended[end] = (byte) 0xFF;
        ended[end + 1] = (byte) END_OF_IMAGE;
        return ended;
    }

    /** Where the last scan's data ends; -1 if some are missing. */
    private int end() {
        int at = JpegMarkers.nextMarker(file, 2);
        while (at >= 0) {
            int marker = JpegMarkers.marker(file, at);
            int end = JpegMarkers.afterSegment(file, at);
            if (marker == END_OF_IMAGE
                    || marker == START_OF_IMAGE
                    || end < at + HEADER_BYTES
                    || end > file.length) {
                return -1;
            }
            int behind = segment(marker, at, end);
            if (behind < 0 || frame != null && frame.isComplete()) {
                return behind;
            }
            at = JpegMarkers.nextMarker(file, behind);
        }
        return -1;
    }

    /** Reads one segment, and a scan's data. Returns where they end, -1 if they are broken. */
    private int segment(int marker, int at, int end) {
        if (JpegMarkers.isFrame(marker)) {
            if (frame != null) {
                return -1;
            }
            frame = JpegComponents.of(file, at, end).orElse(null);
            return frame == null ? -1 : end;
        }
        return switch (marker) {
            case HUFFMAN_TABLES -> !walks || readTables(at + HEADER_BYTES, end) ? end : -1;
            case RESTART_INTERVAL -> {
                interval = end < at + HEADER_BYTES + 2 ? 0 : number(at + HEADER_BYTES);
                yield end;
            }
            case START_OF_SCAN -> scan(at, end);
            default -> end;
        };
    }

    private int number(int at) {
        return (file[at] & 0xFF) << 8 | file[at + 1] & 0xFF;
    }

    private boolean readTables(int from, int end) {
        int at = from;
        while (at + LENGTHS < end) {
            int[] counts = new int[LENGTHS];
            int sum = 0;
            for (int i = 0; i < LENGTHS; i++) {
                counts[i] = file[at + 1 + i] & 0xFF;
                sum += counts[i];
            }
            int values = at + 1 + LENGTHS;
            if (values + sum > end) {
                return false;
            }
            int[] symbols = new int[sum];
            for (int i = 0; i < sum; i++) {
                symbols[i] = file[values + i] & 0xFF;
            }
            JpegHuffman table = JpegHuffman.of(counts, symbols).orElse(null);
            if (table == null) {
                return false;
            }
            tables.put(file[at] & 0xFF, table);
            at = values + sum;
        }
        return true;
    }

    private int scan(int at, int end) {
        JpegComponents whole = frame;
        JpegScanHeader scan =
                whole == null ? null : JpegScanHeader.of(file, at, end, whole).orElse(null);
        if (whole == null || scan == null || !scan.register()) {
            return -1;
        }
        if (!walks) {
            int next = JpegMarkers.nextMarker(file, end);
            return next < 0 ? file.length : next;
        }
        var bits = new JpegBits(file, end);
        var walk = new JpegScanWalk(bits, whole, scan, new JpegScanHeader.Tables(tables), nonZero);
        boolean walked = walk.walk(interval, number -> restart(bits, number));
        return walked && endsWell(bits) ? bits.marker() : -1;
    }

    /** Goes on behind a restart marker, if it is there. */
    private boolean restart(JpegBits bits, int number) {
        if (!endsWell(bits)) {
            return false;
        }
        int at = bits.marker();
        while (at + 1 < file.length && JpegMarkers.marker(file, at) == 0xFF) {
            at++;
        }
        boolean there =
                at + 1 < file.length
                        && JpegMarkers.marker(file, at) == FIRST_RESTART + number % RESTARTS;
        bits.resume(at + 2);
        return there;
    }

    /** Whether nothing is left over before the next marker but padding, or a few bytes. */
    private boolean endsWell(JpegBits bits) {
        int marker = bits.marker();
        int spare = bits.spare();
        if (spare <= UNNOTICED) {
            return true;
        }
        boolean padding = true;
        for (int i = marker - spare + UNNOTICED; i < marker - 1; i++) {
            padding &= file[i] == file[i + 1];
        }
        return !bits.overflown() && (padding || spare <= MOST_SPARE);
    }
}
