package io.dropsize.image;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The segments of a JPEG file: what decoding needs, and what it does not. */
final class JpegSegments {
    private static final int MARKER_BYTES = 2;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int HUFFMAN_TABLES = 0xC4;
    private static final int QUANTIZATION_TABLES = 0xDB;
    private static final int NUMBER_OF_LINES = 0xDC;
    private static final int RESTART_INTERVAL = 0xDD;
    private static final int RESTART_INTERVAL_BYTES = 4;
    private static final int COMMENT = 0xFE;
    private static final int JFIF = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int ADOBE = 0xEE;
    private static final int LAST_APP = 0xEF;
    private static final int EXIF_AT = 10;
    private static final int AC_CLASS = 0x10;

    /**
     * Of JFIF, all but the thumbnail; of Adobe's segment, all but its flags counts for decoding.
     */
    private static final int JFIF_BYTES = 16;

    private static final int ADOBE_BYTES = 14;
    private static final int ADOBE_FLAGS_AT = 11;

    private final byte[] file;
    private final List<Piece> pieces = new ArrayList<>();
    private final Map<Integer, JpegTable> huffman = new HashMap<>();
    private final Map<Integer, JpegTable> quantization = new HashMap<>();
    private @Nullable JpegFrame frame;
    private int restartInterval;

    /** A part of the copy. Which tables it has is known when all scans have been read. */
    @FunctionalInterface
    private interface Piece {
        void write(ByteArrayOutputStream out);
    }

    private JpegSegments(byte[] file) {
        this.file = file;
    }

    /**
     * The same coded pixels without anything else: no metadata, no thumbnail, no tables that no
     * scan uses, and nothing between, behind or inside segments and scans that a decoder does not
     * read.
     *
     * @return empty for files that are irregular, cut off, or of more than colour or grey
     */
    static Optional<byte[]> bare(byte[] file) {
        var segments = new JpegSegments(file);
        if (!segments.read()) {
            return Optional.empty();
        }
        var out = new ByteArrayOutputStream(file.length);
        segments.pieces.forEach(piece -> piece.write(out));
        return Optional.of(out.toByteArray());
    }

    /** The first EXIF segment's data, behind the segment's name. */
    static Optional<byte[]> exif(byte[] file) {
        int at = JpegMarkers.nextMarker(file, MARKER_BYTES);
        while (at >= 0 && JpegMarkers.marker(file, at) != START_OF_SCAN) {
            int end = JpegMarkers.afterSegment(file, at);
            boolean named = JpegMarkers.marker(file, at) == APP1 && end >= at + EXIF_AT;
            if (named && end <= file.length && new JpegSegments(file).starts(at, "Exif\0")) {
                return Optional.of(Arrays.copyOfRange(file, at + EXIF_AT, end));
            }
            at = end < 0 ? end : JpegMarkers.nextMarker(file, end);
        }
        return Optional.empty();
    }

    private boolean read() {
        int at = MARKER_BYTES;
        copy(0, MARKER_BYTES);
        while (at + MARKER_BYTES <= file.length && (file[at] & 0xFF) == 0xFF) {
            int marker = file[at + 1] & 0xFF;
            if (marker == END_OF_IMAGE) {
                copy(at, at + MARKER_BYTES);
                return true;
            }
            int end = marker == 0xFF ? at + 1 : segment(marker, at);
            if (end < 0) {
                return false;
            }
            at = end;
        }
        return false;
    }

    private void copy(int from, int end) {
        pieces.add(out -> out.write(file, from, end - from));
    }

    /**
     * Copies one segment if it is needed, and returns where it ends, or -1 for an irregular one.
     */
    private int segment(int marker, int at) {
        int length = at + 3 < file.length ? JpegFrame.number(file, at + MARKER_BYTES) : 0;
        int end = at + MARKER_BYTES + length;
        if (length < MARKER_BYTES || end > file.length) {
            return -1;
        }
        boolean regular =
                switch (marker) {
                    case JFIF -> jfif(at, length);
                    case ADOBE -> adobe(at, length);
                    case HUFFMAN_TABLES -> tables(at, end, huffman);
                    case QUANTIZATION_TABLES -> tables(at, end, quantization);
                    case RESTART_INTERVAL -> restartInterval(at, length);
                    case NUMBER_OF_LINES -> true; // the frame's height is never 0 here
                    case 0xC0, 0xC1, 0xC2 -> frame(at, length);
                    case START_OF_SCAN -> true;
                    default -> marker == COMMENT || marker > JFIF && marker <= LAST_APP;
                };
        if (!regular) {
            return -1;
        }
        return marker == START_OF_SCAN ? scan(at, end) : end;
    }

    private boolean frame(int at, int length) {
        if (frame != null || length <= 8) {
            return false;
        }
        frame = JpegFrame.of(file, at);
        copy(at, at + MARKER_BYTES + length);
        return frame != null;
    }

    private boolean restartInterval(int at, int length) {
        if (length != RESTART_INTERVAL_BYTES) {
            return false;
        }
        restartInterval = JpegFrame.number(file, at + MARKER_BYTES + Short.BYTES);
        copy(at, at + MARKER_BYTES + length);
        return true;
    }

    /** Tables that no scan uses are left out, for they could say anything. */
    private boolean tables(int at, int end, Map<Integer, JpegTable> known) {
        Optional<List<JpegTable>> tables = JpegTable.of(file, at, end);
        tables.ifPresent(
                all -> {
                    all.forEach(table -> known.put(table.key(), table));
                    pieces.add(out -> write(file[at + 1], all, out));
                });
        return tables.isPresent();
    }

    private static void write(byte marker, List<JpegTable> all, ByteArrayOutputStream out) {
        List<byte[]> used = all.stream().filter(JpegTable::used).map(JpegTable::coded).toList();
        int length = Short.BYTES + used.stream().mapToInt(coded -> coded.length).sum();
        if (!used.isEmpty()) {
            out.writeBytes(new byte[] {(byte) 0xFF, marker, (byte) (length >> 8), (byte) length});
            used.forEach(out::writeBytes);
        }
    }

    private int scan(int at, int end) {
        JpegFrame.Scan scan = scanHeader(at, end);
        if (frame == null || scan == null) {
            return -1;
        }
        copy(at, end);
        var data = new ByteArrayOutputStream();
        int after = JpegScan.copy(file, end, frame, scan, data);
        pieces.add(out -> out.writeBytes(data.toByteArray()));
        return after < 0 ? -1 : JpegMarkers.nextMarker(file, after);
    }

    private JpegFrame.@Nullable Scan scanHeader(int at, int end) {
        int count = at + 4 < end ? file[at + 4] : 0;
        int behind = at + 5 + 2 * count;
        if (frame == null || count < 1 || behind + 3 != end) {
            return null;
        }
        int first = file[behind] & 0xFF;
        int last = frame.progressive() ? file[behind + 1] & 0xFF : 63;
        boolean refines = frame.progressive() && (file[behind + 2] & 0xF0) != 0;
        var components = new ArrayList<JpegFrame.Component>();
        var dc = new @Nullable JpegTable[frame.components().size()];
        var ac = new @Nullable JpegTable[frame.components().size()];
        for (int i = 0; i < count; i++) {
            int id = file[at + 5 + 2 * i] & 0xFF;
            int tables = file[at + 6 + 2 * i] & 0xFF;
            for (JpegFrame.Component component : frame.components()) {
                if (component.id() == id) {
                    components.add(component);
                    dc[component.index()] =
                            first > 0 || refines ? null : used(huffman, tables >> 4);
                    ac[component.index()] =
                            last == 0 ? null : used(huffman, AC_CLASS | tables & 0xF);
                    used(quantization, component.quantization());
                }
            }
        }
        boolean regular =
                components.size() == count
                        && last < 64
                        && first <= last
                        && (frame.progressive() || first == 0)
                        && (first == 0 || count == 1)
                        && (!frame.progressive() || (first == 0) == (last == 0));
        return regular
                ? new JpegFrame.Scan(components, dc, ac, first, last, refines, restartInterval)
                : null;
    }

    private static @Nullable JpegTable used(Map<Integer, JpegTable> tables, int key) {
        JpegTable table = tables.get(key);
        if (table != null) {
            table.use();
        }
        return table;
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
