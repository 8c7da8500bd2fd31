package io.dropsize.image.codec.jpeg;

import io.dropsize.image.codec.Cancellation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;

/** Walks the entropy-coded data of one scan, block by block, without computing coefficients. */
final class JpegScanWalk {
    private static final int MAX_BLOCKS = 10;
    private static final int MAX_DC_BITS = 15;

    /** From this many units on, one missing unit at the end is tolerated. */
    private static final int MANY_UNITS = 1000;

    private final JpegBits bits;
    private final JpegFrame frame;
    private final JpegScanHeader scan;
    private final IntFunction<Optional<JpegHuffman>> tables;
    private final List<JpegScanHeader.Part> blocks = new ArrayList<>();
    private final JpegAcScan acScan;

    /**
     * @param tables by key
     * @param nonZero by component, from the earlier scans; for progressive frames
     */
    JpegScanWalk(
            JpegBits bits,
            JpegFrame frame,
            JpegScanHeader scan,
            IntFunction<Optional<JpegHuffman>> tables,
            Map<JpegFrame.Component, long[]> nonZero) {
        this.bits = bits;
        this.frame = frame;
        this.scan = scan;
        this.tables = tables;
        var first = scan.parts().getFirst();
        if (scan.parts().size() == 1) {
            blocks.add(first);
        } else {
            for (JpegScanHeader.Part part : scan.parts()) {
                int count = part.component().across() * part.component().down();
                for (int i = 0; i < count; i++) {
                    blocks.add(part);
                }
            }
        }
        long[] known =
                scan.first() > 0
                        ? nonZero.computeIfAbsent(
                                first.component(), component -> new long[blocks(frame, component)])
                        : new long[0];
        this.acScan = new JpegAcScan(bits, scan, known);
    }

    private static int blocks(JpegFrame frame, JpegFrame.Component component) {
        return frame.blocksAcross(component) * frame.blocksDown(component);
    }

    /**
     * Walks the whole scan. Some bits of the last unit of many may be missing at the file's end:
     * whatever truncates the end marker may remove a little more, which is invisible.
     *
     * @param interval units between restart markers, 0 for none
     * @param restarts checks the data between two intervals
     * @return false if anything is missing or invalid
     */
    boolean walk(int interval, IntPredicate restarts) {
        boolean one = blocks.size() == 1 && scan.parts().size() == 1;
        JpegFrame.Component first = scan.parts().getFirst().component();
        int side = JpegFrame.BLOCK_SIDE;
        int across =
                one
                        ? frame.blocksAcross(first)
                        : Math.ceilDiv(frame.width(), side * frame.maxAcross());
        int down =
                one
                        ? frame.blocksDown(first)
                        : Math.ceilDiv(frame.height(), side * frame.maxDown());
        if (blocks.size() > MAX_BLOCKS) {
            return false;
        }
        Blocks walker = walker();
        int left = interval;
        int restart = 0;
        for (int y = 0; y < down; y++) {
            Cancellation.require();
            for (int x = 0; x < across; x++) {
                if (interval > 0 && left == 0) {
                    acScan.endInterval();
                    if (!restarts.test(restart++)) {
                        return false;
                    }
                    left = interval;
                }
                left--;
                int unit = y * across + x;
                boolean last = unit == across * down - 1 && unit >= MANY_UNITS;
                if (!walker.skip(unit) || bits.isOverrun() && !(last && bits.isCutOff())) {
                    return false;
                }
            }
        }
        acScan.endInterval();
        return true;
    }

    /**
     * Returns whether no block so far has too many coefficients, and no run of blocks exceeds its
     * interval.
     */
    boolean isRegular() {
        return acScan.isRegular() && !bits.hasOverflow();
    }

    /**
     * Returns whether the data after the last unit ends with a complete block. It is then a part of
     * the picture that damage has shifted. For sequential frames only.
     */
    boolean continuesWithBlocks() {
        JpegHuffman[] dc = tables(JpegScanHeader.Part::dc);
        JpegHuffman[] ac = tables(JpegScanHeader.Part::ac);
        for (int phase = 0; phase < dc.length; phase++) {
            if (endsWithBlock(bits.copy(), dc, ac, phase)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWithBlock(
            JpegBits rest, JpegHuffman[] dc, JpegHuffman[] ac, int phase) {
        for (int i = phase; !rest.isOverrun(); i = (i + 1) % dc.length) {
            if (!first(rest, dc[i]) || !rest.skipBlock(ac[i])) {
                return false;
            }
            if (rest.isAtEnd()) {
                return true;
            }
        }
        return false;
    }

    private Blocks walker() {
        if (!frame.progressive()) {
            return sequential();
        }
        if (scan.first() == 0) {
            return scan.refines() ? this::refineFirst : firsts();
        }
        JpegHuffman table = tables.apply(scan.parts().getFirst().ac()).orElse(null);
        if (table == null) {
            return _ -> false;
        }
        return scan.refines()
                ? index -> acScan.refine(table, index)
                : index -> acScan.first(table, index);
    }

    private Blocks sequential() {
        JpegHuffman[] dc = tables(JpegScanHeader.Part::dc);
        JpegHuffman[] ac = tables(JpegScanHeader.Part::ac);
        if (dc.length < blocks.size() || ac.length < blocks.size()) {
            return _ -> false;
        }
        return _ -> {
            for (int i = 0; i < dc.length; i++) {
                if (!first(dc[i]) || !bits.skipBlock(ac[i])) {
                    return false;
                }
            }
            return true;
        };
    }

    private Blocks firsts() {
        JpegHuffman[] dc = tables(JpegScanHeader.Part::dc);
        if (dc.length < blocks.size()) {
            return _ -> false;
        }
        return _ -> {
            for (JpegHuffman table : dc) {
                if (!first(table)) {
                    return false;
                }
            }
            return true;
        };
    }

    /** Returns the tables of a unit's blocks, without missing ones. */
    private JpegHuffman[] tables(ToIntFunction<JpegScanHeader.Part> key) {
        return blocks.stream()
                .flatMap(part -> tables.apply(key.applyAsInt(part)).stream())
                .toArray(JpegHuffman[]::new);
    }

    private boolean first(JpegHuffman table) {
        return first(bits, table);
    }

    private static boolean first(JpegBits bits, JpegHuffman table) {
        int size = bits.symbol(table);
        if (size < 0 || size > MAX_DC_BITS) {
            return false;
        }
        bits.read(size);
        return true;
    }

    private boolean refineFirst(int index) {
        bits.read(blocks.size());
        return true;
    }

    /** Skips the blocks of one unit; returns false if a code is invalid. */
    @FunctionalInterface
    private interface Blocks {
        boolean skip(int unit);
    }
}
