package io.dropsize.image.container;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the ICC profile of a JPEG file, which may span several segments (ICC.1:2022, B.4). */
public final class JpegProfile {
    private static final int START_OF_SCAN = 0xDA;
    private static final int APP2 = 0xE2;
    private static final byte[] NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);

    /** After the marker and the segment's length. */
    private static final int NAME_AT = 4;

    private static final int NUMBER_AT = NAME_AT + NAME.length;
    private static final int COUNT_AT = NUMBER_AT + 1;
    private static final int DATA_AT = COUNT_AT + 1;

    private JpegProfile() {}

    /** Returns the profile; empty if there is none, or a part of it is missing. */
    public static Optional<byte[]> of(byte[] jpeg) {
        var parts = new TreeMap<Integer, byte[]>();
        int count = 0;
        int at = JpegMarkers.nextMarker(jpeg, 2);
        while (at >= 0 && JpegMarkers.marker(jpeg, at) != START_OF_SCAN) {
            int end = JpegMarkers.afterSegment(jpeg, at);
            if (isPart(jpeg, at, end)) {
                parts.put(jpeg[at + NUMBER_AT] & 0xFF, Arrays.copyOfRange(jpeg, at + DATA_AT, end));
                count = jpeg[at + COUNT_AT] & 0xFF;
            }
            at = end < 0 ? end : JpegMarkers.nextMarker(jpeg, end);
        }
        return parts.isEmpty() || parts.size() != count
                ? Optional.empty()
                : Optional.of(joined(parts.values()));
    }

    private static boolean isPart(byte[] jpeg, int at, int end) {
        return JpegMarkers.marker(jpeg, at) == APP2
                && end >= at + DATA_AT
                && end <= jpeg.length
                && Arrays.equals(jpeg, at + NAME_AT, at + NUMBER_AT, NAME, 0, NAME.length);
    }

    private static byte[] joined(Iterable<byte[]> parts) {
        var profile = new ByteArrayOutputStream();
        parts.forEach(profile::writeBytes);
        return profile.toByteArray();
    }
}
