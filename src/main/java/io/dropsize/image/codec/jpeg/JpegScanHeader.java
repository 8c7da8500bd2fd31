package io.dropsize.image.codec.jpeg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One scan of a JPEG.
 *
 * @param first coefficient that it holds
 * @param last coefficient that it holds
 * @param before bits of each coefficient that were missing before; 0 if all were
 * @param after bits of each coefficient that are missing after it
 */
record JpegScanHeader(List<Part> parts, int first, int last, int before, int after) {
    private static final int HEADER_BYTES = 5;
    private static final int PART_BYTES = 2;
    private static final int MOST_PARTS = 4;
    private static final int LAST = JpegHuffman.BLOCK - 1;

    /**
     * @param at the scan's marker
     * @param end of its header
     * @return empty for an impossible header
     */
    static Optional<JpegScanHeader> of(byte[] file, int at, int end, JpegFrame frame) {
        int count = end > at + HEADER_BYTES - 1 ? file[at + HEADER_BYTES - 1] : 0;
        int bands = at + HEADER_BYTES + PART_BYTES * count;
        if (count < 1 || count > MOST_PARTS || end < bands + 3) {
            return Optional.empty();
        }
        var parts = new ArrayList<Part>();
        for (int i = 0; i < count; i++) {
            int place = at + HEADER_BYTES + PART_BYTES * i;
            int id = file[place] & 0xFF;
            int tables = file[place + 1] & 0xFF;
            frame.components().stream()
                    .filter(component -> component.id() == id)
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

    private boolean isPossible(JpegFrame frame) {
        boolean band = first >= 0 && first <= last && last <= LAST;
        boolean one = first == 0 ? last == 0 : parts.size() == 1;
        return band && (one || !frame.progressive());
    }

    /** Notes what the scan adds to its components. False if what it builds on is missing. */
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

    /** Whether it only adds bits to coefficients of a scan before it. */
    boolean refines() {
        return before > 0;
    }

    /**
     * A component's part in a scan.
     *
     * @param dc the key of the table for first coefficients
     * @param ac the key of the table for the others
     */
    record Part(JpegFrame.Component component, int dc, int ac) {
        Part {
            ac |= JpegTable.AC;
        }
    }
}
