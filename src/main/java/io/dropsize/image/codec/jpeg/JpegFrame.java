package io.dropsize.image.codec.jpeg;

import io.dropsize.image.container.JpegMarkers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The frame of a JPEG, and how much of each component's coefficients its scans have contained so
 * far.
 *
 * @param width pixels
 * @param height pixels
 */
record JpegFrame(int width, int height, boolean progressive, List<Component> components) {
    static final int BLOCK_SIDE = 8;
    private static final int HEADER_BYTES = 10;
    private static final int COMPONENT_BYTES = 3;
    private static final int MAX_SAMPLES = 4;

    /**
     * Parses a frame's segment.
     *
     * @param at the position of the frame's marker
     * @param end the end of its segment
     * @return empty for an invalid frame
     */
    static Optional<JpegFrame> of(byte[] file, int at, int end) {
        int count = end >= at + HEADER_BYTES ? file[at + HEADER_BYTES - 1] & 0xFF : 0;
        if (count == 0
                || count > MAX_SAMPLES
                || end < at + HEADER_BYTES + COMPONENT_BYTES * count) {
            return Optional.empty();
        }
        int height = JpegMarkers.number(file, at + 5);
        int width = JpegMarkers.number(file, at + 7);
        var components = new ArrayList<Component>();
        for (int i = 0; i < count; i++) {
            int offset = at + HEADER_BYTES + COMPONENT_BYTES * i;
            int across = file[offset + 1] >> 4 & 0xF;
            int down = file[offset + 1] & 0xF;
            components.add(
                    new Component(file[offset] & 0xFF, across, down, file[offset + 2] & 0xFF));
        }
        boolean possible =
                width > 0 && height > 0 && components.stream().allMatch(Component::isPossible);
        return possible
                ? Optional.of(
                        new JpegFrame(
                                width,
                                height,
                                JpegMarkers.isProgressive(JpegMarkers.marker(file, at)),
                                components))
                : Optional.empty();
    }

    /** Returns whether the scans so far contained all coefficients of all components. */
    boolean isComplete() {
        return components.stream().allMatch(Component::isComplete);
    }

    int maxAcross() {
        return components.stream().mapToInt(Component::across).max().orElse(1);
    }

    int maxDown() {
        return components.stream().mapToInt(Component::down).max().orElse(1);
    }

    /** Blocks per row of a component in a scan of its own. */
    int blocksAcross(Component component) {
        return Math.ceilDiv(width * component.across, BLOCK_SIDE * maxAcross());
    }

    /** Rows of blocks of a component in a scan of its own. */
    int blocksDown(Component component) {
        return Math.ceilDiv(height * component.down, BLOCK_SIDE * maxDown());
    }

    /**
     * One component.
     *
     * @param across horizontal sampling factor
     * @param down vertical sampling factor
     * @param quantization the number of its table
     * @param missingBits the low bits of each coefficient that no scan has contained; -1 if no scan
     *     has contained the coefficient
     */
    @SuppressWarnings("ArrayRecordComponent") // identity is enough
    record Component(int id, int across, int down, int quantization, int[] missingBits) {
        Component(int id, int across, int down, int quantization) {
            this(id, across, down, quantization, new int[JpegHuffman.BLOCK]);
            Arrays.fill(missingBits, -1);
        }

        private boolean isPossible() {
            return across > 0 && across <= MAX_SAMPLES && down > 0 && down <= MAX_SAMPLES;
        }

        private boolean isComplete() {
            return Arrays.stream(missingBits).allMatch(bits -> bits == 0);
        }
    }
}
