package io.dropsize.image.container;

import java.util.Arrays;
import java.util.Optional;

/**
 * The markers of a JPEG file. The decoder silently fills in missing data of a truncated progressive
 * file, so the end marker must be checked separately.
 */
public final class JpegMarkers {
    private static final int PREFIX = 0xFF;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int PROGRESSIVE_FRAME = 0xC2;
    private static final int PROGRESSIVE_ARITHMETIC_FRAME = 0xCA;

    /** The bits of a frame's marker that only lossless frames have. */
    private static final int LOSSLESS_FRAME = 0xC3;

    private static final int LAST_SEQUENTIAL_FRAME = 0xC1;
    private static final int FIRST_ARITHMETIC_FRAME = 0xC9;
    private static final int SCAN = 0xDA;
    private static final int START = 0xD8;
    private static final int LARGE_TAIL = 1 << 22;
    private static final int FRAME_PRECISION_AT = 4;
    private static final int FRAME_HEIGHT_AT = 5;
    private static final int FRAME_WIDTH_AT = 7;
    private static final int FRAME_COMPONENTS_AT = 9;
    private static final int COMPONENT_BYTES = 3;

    private static final int APP1 = 0xE1;
    private static final int EXIF_AT = 10;
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0};

    private JpegMarkers() {}

    /** Returns the position of the end marker; -1 if it can't be reached from the first one. */
    public static int end(byte[] bytes) {
        int at = nextMarker(bytes, 2);
        while (at >= 0 && marker(bytes, at) != END_OF_IMAGE) {
            int next = afterSegment(bytes, at);
            at = next < 0 ? next : nextMarker(bytes, next);
        }
        return at;
    }

    /**
     * Returns a JPEG without the data after its end, if there is enough of it to be worth a copy;
     * otherwise the same array.
     */
    public static byte[] withoutTail(byte[] file) {
        if (file.length < LARGE_TAIL || (file[0] & 0xFF) != PREFIX || marker(file, 0) != START) {
            return file;
        }
        int end = end(file) + 2;
        return end < 2 || file.length - end < LARGE_TAIL ? file : Arrays.copyOf(file, end);
    }

    /** Returns the bits per sample, or 0 if there is no frame. */
    public static int precision(byte[] bytes) {
        int frame = frame(bytes);
        return frame >= 0 && frame + FRAME_PRECISION_AT < bytes.length
                ? bytes[frame + FRAME_PRECISION_AT]
                : 0;
    }

    /** Returns whether it is lossless (predictive), which common decoders don't support. */
    public static boolean lossless(byte[] bytes) {
        int frame = frame(bytes);
        return frame >= 0 && (marker(bytes, frame) & LOSSLESS_FRAME) == LOSSLESS_FRAME;
    }

    /** Returns whether it is coded arithmetically instead of with Huffman codes. */
    public static boolean arithmetic(byte[] bytes) {
        int frame = frame(bytes);
        return frame >= 0 && marker(bytes, frame) >= FIRST_ARITHMETIC_FRAME;
    }

    /** Returns the width in pixels, or 0 if there is no frame. */
    public static int width(byte[] bytes) {
        return side(bytes, FRAME_WIDTH_AT);
    }

    /** Returns the height in pixels, or 0 if there is no frame. */
    public static int height(byte[] bytes) {
        return side(bytes, FRAME_HEIGHT_AT);
    }

    private static int side(byte[] bytes, int offset) {
        int frame = frame(bytes);
        return frame >= 0 && frame + offset + 1 < bytes.length ? number(bytes, frame + offset) : 0;
    }

    /** Returns the number of components, or 0 if there is no frame. */
    public static int components(byte[] bytes) {
        int at = frame(bytes) + FRAME_COMPONENTS_AT;
        return at >= FRAME_COMPONENTS_AT && at < bytes.length ? bytes[at] & 0xFF : 0;
    }

    /**
     * Returns the average number of samples per pixel of all components: 3, or less with
     * subsampling.
     */
    public static double samplesOfPixel(byte[] bytes) {
        int frame = frame(bytes);
        int first = frame + FRAME_COMPONENTS_AT + 1;
        int count = components(bytes);
        double all = 0;
        int max = 1;
        for (int i = 0; i < count && first + COMPONENT_BYTES * i + 1 < bytes.length; i++) {
            int sampling = bytes[first + COMPONENT_BYTES * i + 1] & 0xFF;
            int samples = (sampling >> 4) * (sampling & 0xF);
            all += samples;
            max = Math.max(max, samples);
        }
        return all / max;
    }

    /** Returns whether a frame's marker means progressive coding, Huffman or arithmetic. */
    public static boolean isProgressive(int marker) {
        return marker == PROGRESSIVE_FRAME || marker == PROGRESSIVE_ARITHMETIC_FRAME;
    }

    /** Returns whether it is progressive. */
    public static boolean progressive(byte[] bytes) {
        int frame = frame(bytes);
        return frame >= 0 && isProgressive(marker(bytes, frame));
    }

    /**
     * Returns how often a decoder processes the whole picture for scans that take almost no bytes;
     * 1 if every block of every scan has bits of its own.
     */
    public static int scans(byte[] bytes) {
        int at = frame(bytes);
        if (at < 0 || marker(bytes, at) <= LAST_SEQUENTIAL_FRAME) {
            return 1;
        }
        int scans = 0;
        while (at >= 0 && marker(bytes, at) != END_OF_IMAGE) {
            scans += marker(bytes, at) == SCAN ? 1 : 0;
            int next = afterSegment(bytes, at);
            at = next < 0 ? next : nextMarker(bytes, next);
        }
        return Math.max(1, scans);
    }

    private static int frame(byte[] bytes) {
        int at = 2;
        while (at >= 0) {
            at = nextMarker(bytes, at);
            if (at >= 0 && isFrame(marker(bytes, at))) {
                return at;
            }
            at = afterSegment(bytes, at);
        }
        return -1;
    }

    /** Returns the position of the next marker's prefix, after coded data and fill bytes; or -1. */
    public static int nextMarker(byte[] bytes, int from) {
        for (int at = from; at + 1 < bytes.length; at++) {
            if ((bytes[at] & 0xFF) == PREFIX && !insideScan(marker(bytes, at))) {
                return at;
            }
        }
        return -1;
    }

    /**
     * Returns whether this is a stuffed byte, a fill byte or a restart marker, which don't end a
     * scan.
     */
    private static boolean insideScan(int marker) {
        return marker == 0 || marker == PREFIX || marker >= 0xD0 && marker <= 0xD7;
    }

    public static boolean isFrame(int marker) {
        return marker >= 0xC0
                && marker <= 0xCF
                && marker != 0xC4
                && marker != 0xC8
                && marker != 0xCC;
    }

    /**
     * Returns the end of a segment, or -1. The length includes its own two bytes, so a smaller one
     * means an empty segment, as in libjpeg.
     */
    public static int afterSegment(byte[] bytes, int at) {
        return at < 0 || at + 3 >= bytes.length
                ? -1
                : at + 2 + Math.max(Short.BYTES, number(bytes, at + 2));
    }

    public static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << Byte.SIZE | bytes[at + 1] & 0xFF;
    }

    public static int marker(byte[] bytes, int at) {
        return bytes[at + 1] & 0xFF;
    }

    /** Returns the first EXIF segment's data, after the segment's name. */
    public static Optional<byte[]> exif(byte[] file) {
        int at = nextMarker(file, 2);
        while (at >= 0 && marker(file, at) != SCAN) {
            int end = afterSegment(file, at);
            boolean named = marker(file, at) == APP1 && end >= at + EXIF_AT;
            if (named && end <= file.length && startsExif(file, at)) {
                return Optional.of(Arrays.copyOfRange(file, at + EXIF_AT, end));
            }
            at = end < 0 ? end : nextMarker(file, end);
        }
        return Optional.empty();
    }

    private static boolean startsExif(byte[] file, int segment) {
        return Arrays.equals(file, segment + 4, segment + 4 + EXIF.length, EXIF, 0, EXIF.length);
    }
}
