package io.dropsize.image;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

/** The frame of a JPEG file with Huffman coding: its components, and what a scan holds of them. */
record JpegFrame(boolean progressive, List<Component> components) {
    static final int BLOCK_SIDE = 8;

    private static final int PROGRESSIVE = 0xC2;
    private static final int LENGTH_WITHOUT_COMPONENTS = 8;
    private static final int COMPONENT_BYTES = 3;
    private static final int MAX_SAMPLING = 4;

    /**
     * @param unitsAcross units of an interleaved scan side by side
     * @param blocksAcross blocks side by side that the picture needs
     * @param index among the frame's components
     * @param nonZero for progressive coding: which coefficients of each block are known
     */
    @SuppressWarnings("ArrayRecordComponent") // filled while scans are read
    record Component(
            int id,
            int across,
            int down,
            int quantization,
            int unitsAcross,
            int unitsDown,
            int blocksAcross,
            int blocksDown,
            int index,
            long[] nonZero) {
        private int stride() {
            return unitsAcross * across;
        }
    }

    /**
     * Reads a start of frame.
     *
     * @param at where the marker is
     * @return null unless it is of grey or three components with 8 bits, and regular
     */
    static @Nullable JpegFrame of(byte[] file, int at) {
        int length = number(file, at + 2);
        int height = number(file, at + 5);
        int width = number(file, at + 7);
        int count = file[at + 9] & 0xFF;
        boolean regular =
                length == LENGTH_WITHOUT_COMPONENTS + COMPONENT_BYTES * count
                        && file[at + 4] == Byte.SIZE
                        && width > 0
                        && height > 0
                        && (count == 1 || count == 3);
        if (!regular) {
            return null;
        }
        int[] sampling =
                IntStream.range(0, count).map(i -> file[at + 11 + COMPONENT_BYTES * i]).toArray();
        return Arrays.stream(sampling).allMatch(both -> isSampling(both >> 4, both & 0xF))
                ? new JpegFrame(
                        JpegMarkers.marker(file, at) == PROGRESSIVE,
                        components(file, at, width, height, sampling))
                : null;
    }

    private static List<Component> components(
            byte[] file, int at, int width, int height, int[] sampling) {
        int mostAcross = Arrays.stream(sampling).map(both -> both >> 4).max().orElse(1);
        int mostDown = Arrays.stream(sampling).map(both -> both & 0xF).max().orElse(1);
        int unitsAcross = Math.ceilDiv(width, BLOCK_SIDE * mostAcross);
        int unitsDown = Math.ceilDiv(height, BLOCK_SIDE * mostDown);
        boolean progressive = JpegMarkers.marker(file, at) == PROGRESSIVE;
        var components = new ArrayList<Component>();
        for (int i = 0; i < sampling.length; i++) {
            int across = sampling[i] >> 4;
            int down = sampling[i] & 0xF;
            int blocks = unitsAcross * across * unitsDown * down;
            components.add(
                    new Component(
                            file[at + 10 + COMPONENT_BYTES * i] & 0xFF,
                            across,
                            down,
                            file[at + 12 + COMPONENT_BYTES * i] & 0xFF,
                            unitsAcross,
                            unitsDown,
                            blocks(width, across, mostAcross),
                            blocks(height, down, mostDown),
                            i,
                            new long[progressive ? blocks : 0]));
        }
        return List.copyOf(components);
    }

    private static boolean isSampling(int across, int down) {
        return across >= 1 && across <= MAX_SAMPLING && down >= 1 && down <= MAX_SAMPLING;
    }

    private static int blocks(int pixels, int sampling, int most) {
        return Math.ceilDiv(Math.ceilDiv(pixels * sampling, most), BLOCK_SIDE);
    }

    static int number(byte[] file, int at) {
        return (file[at] & 0xFF) << Byte.SIZE | file[at + 1] & 0xFF;
    }

    /**
     * The components of one scan and the tables that it uses.
     *
     * @param dcTables by the component's index
     * @param acTables by the component's index
     * @param first coefficient of each block
     * @param last coefficient of each block
     * @param refines whether a further bit of known coefficients is coded
     * @param restartInterval in units; 0 for none
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Scan(
            List<Component> components,
            @Nullable JpegTable[] dcTables,
            @Nullable JpegTable[] acTables,
            int first,
            int last,
            boolean refines,
            int restartInterval) {

        /** Units that restart intervals count: single blocks where one component is alone. */
        int units() {
            Component alone = components.getFirst();
            return components.size() == 1
                    ? alone.blocksAcross * alone.blocksDown
                    : alone.unitsAcross * alone.unitsDown;
        }

        /** The blocks of a unit, in the order that they are coded. */
        void eachBlock(int unit, ObjIntConsumer<Component> blocks) {
            Component alone = components.getFirst();
            if (components.size() == 1) {
                int row = unit / alone.blocksAcross;
                blocks.accept(alone, row * alone.stride() + unit % alone.blocksAcross);
                return;
            }
            int column = unit % alone.unitsAcross;
            int row = unit / alone.unitsAcross;
            for (Component component : components) {
                for (int y = 0; y < component.down; y++) {
                    for (int x = 0; x < component.across; x++) {
                        blocks.accept(
                                component,
                                (row * component.down + y) * component.stride()
                                        + column * component.across
                                        + x);
                    }
                }
            }
        }

        @Nullable JpegTable dc(Component component) {
            return dcTables[component.index];
        }

        @Nullable JpegTable ac(Component component) {
            return acTables[component.index];
        }
    }
}
