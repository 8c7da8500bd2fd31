package io.dropsize.image.codec.jpeg;

import io.dropsize.image.container.JpegMarkers;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The segments of a JPEG file, divided into those that decoding needs and others. */
public final class JpegSegments {
    private static final int MARKER_BYTES = 2;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int NUMBER_OF_LINES = 0xDC;
    private static final int RESTART_INTERVAL = 0xDD;
    private static final int RESTART_INTERVAL_BYTES = 4;
    private static final int COMMENT = 0xFE;
    private static final int JFIF = 0xE0;
    private static final int ADOBE = 0xEE;
    private static final int LAST_APP = 0xEF;
    private static final int FRAME_BYTES = 8;
    private static final int COMPONENT_BYTES = 3;
    private static final Set<Integer> COLOURS = Set.of(1, 3);

    /** The end of each scan's header in sequential frames. */
    private static final byte[] WHOLE_BAND = {0, 63, 0};

    /**
     * The bytes that decoding needs: of a JFIF segment, all except the thumbnail; of Adobe's
     * segment, all except the flags.
     */
    private static final int JFIF_BYTES = 16;

    private static final int ADOBE_BYTES = 14;
    private static final int ADOBE_FLAGS_AT = 11;

    private final byte[] file;
    private final List<Piece> pieces = new ArrayList<>();
    private final Map<Integer, JpegTable> quantization = new HashMap<>();
    private final Set<JpegTable> used = new HashSet<>();
    private final JpegParser parser;

    /** A part of the copy. The tables that it needs are known when all scans have been read. */
    @FunctionalInterface
    private interface Piece {
        void write(ByteArrayOutputStream out);
    }

    private JpegSegments(byte[] file) {
        this.file = file;
        this.parser = new JpegParser(file, Map.of());
    }

    /**
     * Returns the same compressed pixels without anything else: no metadata, no thumbnail, no
     * unused tables, and no other data that a decoder does not read.
     *
     * @return empty for files that are irregular, truncated, or neither colour nor grey
     */
    public static Optional<byte[]> bare(byte[] file) {
        var segments = new JpegSegments(file);
        if (!segments.read()) {
            return Optional.empty();
        }
        var out = new ByteArrayOutputStream(file.length);
        segments.pieces.forEach(piece -> piece.write(out));
        return Optional.of(out.toByteArray());
    }

    private boolean read() {
        int at = MARKER_BYTES;
        copy(0, MARKER_BYTES);
        while (at + MARKER_BYTES <= file.length && (file[at] & 0xFF) == 0xFF) {
            int marker = file[at + 1] & 0xFF;
            if (marker == END_OF_IMAGE) {
                copy(at, at + MARKER_BYTES);
                return parser.isComplete();
            }
            int end = marker == 0xFF ? at + 1 : segment(marker, at);
            if (end < 0) {
                return false;
            }
            at = end;
        }
        return false;
    }

    private boolean copy(int from, int end) {
        return pieces.add(out -> out.write(file, from, end - from));
    }

    /** Copies one segment if it is needed, and returns its end, or -1 for an irregular one. */
    private int segment(int marker, int at) {
        int end = JpegMarkers.afterSegment(file, at);
        int length = end - at - MARKER_BYTES;
        if (length < MARKER_BYTES || end > file.length) {
            return -1;
        }
        if (marker == START_OF_SCAN) {
            return scan(at, end);
        }
        boolean regular =
                switch (marker) {
                    case JFIF -> jfif(at, length);
                    case ADOBE -> adobe(at, length);
                    case JpegTable.HUFFMAN, JpegTable.QUANTIZATION -> tables(marker, at, end);
                    case RESTART_INTERVAL -> length == RESTART_INTERVAL_BYTES && copy(at, end);
                    case NUMBER_OF_LINES -> true; // the frame's height is never 0 here
                    case 0xC0, 0xC1, 0xC2 -> isSupported(at, length) && copy(at, end);
                    default -> marker == COMMENT || marker > JFIF && marker <= LAST_APP;
                };
        return regular && parser.read(at, end) ? end : -1;
    }

    /** Returns whether a frame has grey or three components of 8 bits, and no trailing data. */
    private boolean isSupported(int at, int length) {
        int components = length > FRAME_BYTES ? file[at + FRAME_BYTES + 1] : 0;
        return COLOURS.contains(components)
                && length == FRAME_BYTES + COMPONENT_BYTES * components
                && file[at + 4] == Byte.SIZE;
    }

    /** Unused tables are removed, because they could contain anything. */
    private boolean tables(int marker, int at, int end) {
        Optional<List<JpegTable>> tables = JpegTable.of(file, at, end);
        if (marker == JpegTable.QUANTIZATION) {
            tables.orElse(List.of()).forEach(table -> quantization.put(table.key(), table));
        }
        tables.ifPresent(all -> pieces.add(out -> write(marker, all, out)));
        return tables.isPresent();
    }

    private void write(int marker, List<JpegTable> all, ByteArrayOutputStream out) {
        List<byte[]> needed =
                all.stream()
                        .filter(table -> used.contains(table) || parser.isUsed(table))
                        .map(table -> table.definition(file))
                        .toList();
        int length = Short.BYTES + needed.stream().mapToInt(table -> table.length).sum();
        if (!needed.isEmpty()) {
            out.writeBytes(
                    new byte[] {
                        (byte) 0xFF, (byte) marker, (byte) (length >> Byte.SIZE), (byte) length
                    });
            needed.forEach(out::writeBytes);
        }
    }

    /** Copies a scan, unless it is irregular or adds nothing. */
    private int scan(int at, int end) {
        JpegScanHeader scan = parser.isComplete() ? null : parser.scan(at, end).orElse(null);
        if (scan == null || !endsWithBand(scan, at, end)) {
            return -1;
        }
        copy(at, end);
        for (JpegScanHeader.Part part : scan.parts()) {
            Optional.ofNullable(quantization.get(part.component().quantization()))
                    .ifPresent(used::add);
        }
        var data = new ByteArrayOutputStream();
        int after = parser.copy(scan, end, data);
        pieces.add(out -> out.writeBytes(data.toByteArray()));
        return after < 0 ? -1 : JpegMarkers.nextMarker(file, after);
    }

    private boolean endsWithBand(JpegScanHeader scan, int at, int end) {
        int band = at + 5 + 2 * scan.parts().size();
        boolean whole = Arrays.equals(file, band, end, WHOLE_BAND, 0, WHOLE_BAND.length);
        boolean progressive = parser.frame().map(JpegFrame::progressive).orElse(false);
        return progressive ? end == band + WHOLE_BAND.length : whole;
    }

    private boolean jfif(int at, int length) {
        if (length >= JFIF_BYTES && starts(at, "JFIF\0")) {
            byte[] segment = Arrays.copyOfRange(file, at, at + MARKER_BYTES + JFIF_BYTES);
            segment[2] = 0;
            segment[3] = JFIF_BYTES;
            segment[segment.length - 2] = 0;
            segment[segment.length - 1] = 0;
            pieces.add(out -> out.writeBytes(segment));
        }
        return true;
    }

    private boolean adobe(int at, int length) {
        if (length >= ADOBE_BYTES && starts(at, "Adobe")) {
            byte[] segment = Arrays.copyOfRange(file, at, at + MARKER_BYTES + ADOBE_BYTES);
            segment[2] = 0;
            segment[3] = ADOBE_BYTES;
            Arrays.fill(segment, ADOBE_FLAGS_AT, segment.length - 1, (byte) 0);
            pieces.add(out -> out.writeBytes(segment));
        }
        return true;
    }

    private boolean starts(int at, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (file[at + 4 + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
