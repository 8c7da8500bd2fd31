package io.dropsize.image.codec.jpeg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One scan of a JPEG.
 *
 * @param first the first coefficient that it contains
 * @param last the last coefficient that it contains
 * @param before missing bits of each coefficient before the scan; 0 if all were missing
 * @param after missing bits of each coefficient after the scan
 */
record JpegScanHeader(List<Part> parts, int first, int last, int before, int after) {
    private static final int HEADER_BYTES = 5;
    private static final int PART_BYTES = 2;
    private static final int MAX_PARTS = 4;
    private static final int LAST = JpegHuffman.BLOCK - 1;

    /**
     * Parses a scan's header.
     *
     * @param at the position of the scan's marker
     * @param end the end of its header
     * @return empty for an invalid header
     */
    static Optional<JpegScanHeader> of(byte[] file, int at, int end, JpegFrame frame) {
        int count = end > at + HEADER_BYTES - 1 ? file[at + HEADER_BYTES - 1] : 0;
        int bands = at + HEADER_BYTES + PART_BYTES * count;
        if (count < 1 || count > MAX_PARTS || end < bands + 3) {
            return Optional.empty();
        }
        var parts = new ArrayList<Part>();
        for (int i = 0; i < count; i++) {
            int offset = at + HEADER_BYTES + PART_BYTES * i;
            int id = file[offset] & 0xFF;
            int tables = file[offset + 1] & 0xFF;
            frame.components().stream()
                    .filter(component -> component.id() == id && !contains(parts, component))
                    .findFirst()
                    .map(component -> new Part(component, tables >> 4, tables & 0xF))
                    .ifPresent(parts::add);
        }
        var scan =
                frame.progressive()
                        ? new JpegScanHeader(
                                parts,
                                file[bands],
                                file[bands + 1],
                                file[bands + 2] >> 4 & 0xF,
                                file[bands + 2] & 0xF)
                        : new JpegScanHeader(parts, 0, LAST, 0, 0);
        return parts.size() == count && scan.isPossible(frame)
                ? Optional.of(scan)
                : Optional.empty();
    }

    /** Components of equal ids, which some CMYK files have, are meant in the frame's order. */
    private static boolean contains(List<Part> parts, JpegFrame.Component component) {
        return parts.stream().anyMatch(part -> part.component() == component);
    }

    private boolean isPossible(JpegFrame frame) {
        boolean band = first >= 0 && first <= last && last <= LAST;
        boolean one = first == 0 ? last == 0 : parts.size() == 1;
        return band && (one || !frame.progressive());
    }

    /**
     * Records the bits that the scan adds to its components. Returns false if it refines a missing
     * scan.
     */
    boolean register() {
        boolean follows = true;
        for (Part part : parts) {
            int[] missing = part.component().missingBits();
            follows &= first == 0 || missing[0] >= 0;
            for (int k = first; k <= last; k++) {
                follows &= Math.max(0, missing[k]) == before;
                missing[k] = after;
            }
        }
        return follows;
    }

    /** Returns whether it only refines coefficients of an earlier scan. */
    boolean refines() {
        return before > 0;
    }

    /**
     * A component's part in a scan.
     *
     * @param dc the key of the DC table
     * @param ac the key of the AC table
     */
    record Part(JpegFrame.Component component, int dc, int ac) {
        Part {
            ac |= JpegTable.AC;
        }
    }
}
