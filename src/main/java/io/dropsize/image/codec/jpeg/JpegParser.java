package io.dropsize.image.codec.jpeg;

import io.dropsize.image.container.JpegMarkers;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Parses a JPEG's segments and walks its scans (ITU-T T.81, Huffman coding), without computing
 * pixels. Segments are passed one by one, in file order.
 */
final class JpegParser {
    private static final int RESTART_INTERVAL = 0xDD;
    private static final int FIRST_RESTART = 0xD0;
    private static final int RESTARTS = 8;
    private static final int HEADER_BYTES = 4;

    /** The number of bytes that libjpeg reads ahead without a warning. */
    private static final int READ_AHEAD_BYTES = 8;

    /** Some cameras leave a few bytes after the last block. */
    private static final int MAX_TRAILING_BYTES = 256;

    private static final int MAX_PROGRESSIVE_TRAILING_BYTES = 16;

    private final byte[] file;
    private final Map<Integer, JpegHuffman> defaults;
    private final Map<Integer, JpegTable> tables = new HashMap<>();
    private final Map<JpegTable, Optional<JpegHuffman>> codes = new HashMap<>();
    private final Set<JpegTable> used = new HashSet<>();
    private final Map<JpegFrame.Component, long[]> nonZero = new HashMap<>();
    private @Nullable JpegFrame frame;
    private int interval;

    /**
     * @param defaults tables for scans that refer to tables missing in the file, by key
     */
    JpegParser(byte[] file, Map<Integer, JpegHuffman> defaults) {
        this.file = file;
        this.defaults = defaults;
    }

    Optional<JpegFrame> frame() {
        return Optional.ofNullable(frame);
    }

    /** Returns whether the scans so far are complete. */
    boolean isComplete() {
        return frame != null && frame.isComplete();
    }

    /** Returns whether a scan so far needed this table. */
    boolean isUsed(JpegTable table) {
        return used.contains(table);
    }

    /**
     * Parses a segment that is not a scan.
     *
     * @param at the position of its marker
     * @param end its end, within the file
     * @return false if it is invalid
     */
    boolean read(int at, int end) {
        int marker = JpegMarkers.marker(file, at);
        if (JpegMarkers.isFrame(marker)) {
            boolean first = frame == null;
            frame = JpegFrame.of(file, at, end).orElse(null);
            return first && frame != null;
        }
        if (marker == JpegTable.HUFFMAN) {
            Optional<List<JpegTable>> all = JpegTable.of(file, at, end);
            all.orElse(List.of()).forEach(table -> tables.put(table.key(), table));
            return all.isPresent();
        }
        if (marker == RESTART_INTERVAL) {
            boolean there = end >= at + HEADER_BYTES + Short.BYTES;
            interval = there ? JpegMarkers.number(file, at + HEADER_BYTES) : 0;
        }
        return true;
    }

    /**
     * Parses the header of a scan.
     *
     * @param at the position of its marker
     * @param end the end of the header, within the file
     * @return empty if it is invalid, or if it refines a missing scan
     */
    Optional<JpegScanHeader> scan(int at, int end) {
        return frame().flatMap(whole -> JpegScanHeader.of(file, at, end, whole))
                .filter(JpegScanHeader::register);
    }

    /**
     * Walks the data of a scan.
     *
     * @param from the end of its header
     * @return the end of its data, which is a marker or the file's end; -1 if it is invalid
     */
    int walk(JpegScanHeader scan, int from) {
        return walk(scan, from, null);
    }

    /**
     * Walks the data of a scan and copies the part that decoders read.
     *
     * @param from the end of its header
     * @param out receives the data, with its restart markers
     * @return the end of its data; -1 if it is invalid or irregular
     */
    int copy(JpegScanHeader scan, int from, ByteArrayOutputStream out) {
        return walk(scan, from, out);
    }

    private int walk(JpegScanHeader scan, int from, @Nullable ByteArrayOutputStream out) {
        var bits = new JpegBits(file, from);
        var walk = new JpegScanWalk(bits, frame().orElseThrow(), scan, this::huffman, nonZero);
        boolean walked =
                walk.walk(
                        interval, number -> finish(bits, walk, out) && restart(bits, number, out));
        return walked && finish(bits, walk, out) ? bits.marker() : -1;
    }

    private Optional<JpegHuffman> huffman(int key) {
        JpegTable table = tables.get(key);
        if (table == null) {
            return Optional.ofNullable(defaults.get(key));
        }
        used.add(table);
        return codes.computeIfAbsent(table, one -> JpegHuffman.of(one.definition(file)));
    }

    /**
     * Ends an interval, and returns whether only padding, or a few bytes that are no part of the
     * picture, remain.
     */
    private boolean finish(JpegBits bits, JpegScanWalk walk, @Nullable ByteArrayOutputStream out) {
        JpegBits end = bits.copy();
        int marker = end.marker();
        int trailingBytes = end.trailingBytes();
        boolean harmless = isPadding(marker, trailingBytes) || isJunk(trailingBytes, walk);
        if (!harmless || trailingBytes > READ_AHEAD_BYTES && !walk.isRegular()) {
            return false;
        }
        return out == null || walk.isRegular() && end.copyTo(out);
    }

    /** Returns whether the bytes before a marker have one value, except the first few. */
    private boolean isPadding(int marker, int length) {
        int from = marker - length + Math.min(READ_AHEAD_BYTES, length / 4);
        for (int i = from; i < marker - 1; i++) {
            if (file[i] != file[i + 1]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns whether this number of bytes after the last block is harmless. Programs that write
     * progressive files leave hardly any.
     */
    private boolean isJunk(int length, JpegScanWalk walk) {
        return frame().orElseThrow().progressive()
                ? length <= MAX_PROGRESSIVE_TRAILING_BYTES
                : length <= MAX_TRAILING_BYTES && !walk.continuesWithBlocks();
    }

    /** Continues after a restart marker, if there is one. */
    private boolean restart(JpegBits bits, int number, @Nullable ByteArrayOutputStream out) {
        int at = bits.marker();
        while (at + 1 < file.length && JpegMarkers.marker(file, at) == 0xFF) {
            at++;
        }
        boolean there =
                at + 1 < file.length
                        && JpegMarkers.marker(file, at) == FIRST_RESTART + number % RESTARTS;
        if (there && out != null) {
            out.write(file, at, 2);
        }
        bits.resume(at + 2);
        return there;
    }
}
