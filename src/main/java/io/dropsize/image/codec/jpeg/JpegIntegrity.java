package io.dropsize.image.codec.jpeg;

import io.dropsize.image.container.JpegMarkers;

import java.util.Arrays;
import java.util.Optional;

/**
 * Checks that a JPEG file contains every coded block of every component (ITU-T T.81), by walking
 * its Huffman codes without computing pixels. Decoders fill in missing data, most of them silently.
 *
 * <p>Irregularities before the first scan or after the last one are harmless; so is a missing end
 * marker, and padding at the end of a scan.
 */
public final class JpegIntegrity {
    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int HEADER_BYTES = 4;

    private final byte[] file;
    private final boolean walks;
    private final JpegParser parser;

    private JpegIntegrity(byte[] file, boolean walks) {
        this.file = file;
        this.walks = walks;
        this.parser = new JpegParser(file, JpegHuffman.STANDARD);
    }

    /**
     * Returns the file up to its last block, with an end marker.
     *
     * @return empty if a block is missing or invalid. The blocks of arithmetic-coded files are not
     *     checked: see {@link ArithmeticIntegrity}.
     */
    public static Optional<byte[]> whole(byte[] file) {
        if (JpegMarkers.arithmetic(file)) {
            return hasAllScans(file) && JpegMarkers.end(file) >= 0
                    ? Optional.of(file)
                    : Optional.empty();
        }
        int end = new JpegIntegrity(file, true).end();
        return end < 0 ? Optional.empty() : Optional.of(ended(file, end));
    }

    /**
     * Returns whether the headers of the scans cover all coefficients. The scans' data is not
     * checked.
     */
    static boolean hasAllScans(byte[] file) {
        return new JpegIntegrity(file, false).end() >= 0;
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

    /** Returns the end of the last scan's data; -1 if scans are missing. */
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
            int behind = marker == START_OF_SCAN ? scan(at, end) : parser.read(at, end) ? end : -1;
            if (behind < 0 || parser.isComplete()) {
                return behind;
            }
            at = JpegMarkers.nextMarker(file, behind);
        }
        return -1;
    }

    private int scan(int at, int end) {
        JpegScanHeader scan = parser.scan(at, end).orElse(null);
        if (scan == null || walks) {
            return scan == null ? -1 : parser.walk(scan, end);
        }
        int next = JpegMarkers.nextMarker(file, end);
        return next < 0 ? file.length : next;
    }
}
