package io.dropsize.image;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** The segments of a JPEG file: what decoding needs, and what it does not. */
final class JpegSegments {
    private static final int MARKER_BYTES = 2;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int JFIF = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int ADOBE = 0xEE;
    private static final int EXIF_AT = 10;
    private static final int COMPONENTS_AT = 9;

    /**
     * Of JFIF, all but the thumbnail; of Adobe's segment, all but its flags counts for decoding.
     */
    private static final int JFIF_BYTES = 16;

    private static final int ADOBE_BYTES = 14;
    private static final int ADOBE_FLAGS_AT = 11;

    private final byte[] file;
    private final ByteArrayOutputStream out;

    private JpegSegments(byte[] file) {
        this.file = file;
        this.out = new ByteArrayOutputStream(file.length);
    }

    /**
     * The same coded pixels without anything else: no metadata, no thumbnail, nothing between or
     * behind.
     *
     * @return empty for files that are irregular, cut off, or of more than colour or grey
     */
    static Optional<byte[]> bare(byte[] file) {
        var segments = new JpegSegments(file);
        return segments.copy() ? Optional.of(segments.out.toByteArray()) : Optional.empty();
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

    private boolean copy() {
        int at = MARKER_BYTES;
        out.write(file, 0, MARKER_BYTES);
        while (at + MARKER_BYTES <= file.length && (file[at] & 0xFF) == 0xFF) {
            int marker = file[at + 1] & 0xFF;
            if (marker == END_OF_IMAGE) {
                out.write(file, at, MARKER_BYTES);
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

    /**
     * Copies one segment if it is needed, and returns where it ends, or -1 for an irregular one.
     */
    private int segment(int marker, int at) {
        int length = at + 3 < file.length ? (file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF : 0;
        int end = at + MARKER_BYTES + length;
        if (length < MARKER_BYTES || end > file.length) {
            return -1;
        }
        switch (marker) {
            case JFIF -> jfif(at, length);
            case ADOBE -> adobe(at, length);
            case 0xC4, 0xCC, 0xDB, 0xDC, 0xDD -> out.write(file, at, end - at);
            case 0xC0, 0xC1, 0xC2 -> {
                int components =
                        length > COMPONENTS_AT - MARKER_BYTES ? file[at + COMPONENTS_AT] : 0;
                if (components != 1 && components != 3) {
                    return -1;
                }
                out.write(file, at, end - at);
            }
            case START_OF_SCAN -> {
                int next = JpegMarkers.nextMarker(file, end);
                out.write(file, at, Math.max(end, next) - at);
                return next;
            }
            default -> {
                boolean metadata = marker == 0xFE || marker > JFIF && marker <= 0xEF;
                return metadata ? end : -1;
            }
        }
        return end;
    }

    private void jfif(int at, int length) {
        if (length >= JFIF_BYTES && starts(at, "JFIF\0")) {
            byte[] segment = Arrays.copyOfRange(file, at, at + MARKER_BYTES + JFIF_BYTES);
            segment[2] = 0;
            segment[3] = JFIF_BYTES;
            segment[segment.length - 2] = 0;
            segment[segment.length - 1] = 0;
            out.writeBytes(segment);
        }
    }

    private void adobe(int at, int length) {
        if (length >= ADOBE_BYTES && starts(at, "Adobe")) {
            byte[] segment = Arrays.copyOfRange(file, at, at + MARKER_BYTES + ADOBE_BYTES);
            segment[2] = 0;
            segment[3] = ADOBE_BYTES;
            Arrays.fill(segment, ADOBE_FLAGS_AT, segment.length - 1, (byte) 0);
            out.writeBytes(segment);
        }
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
