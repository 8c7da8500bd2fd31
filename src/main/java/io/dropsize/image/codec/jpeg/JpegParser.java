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
 * Reads a JPEG's segments and walks its scans (ITU-T T.81, Huffman coding), without computing
 * pixels. Segments are handed in one by one, in the order of the file.
 */
final class JpegParser {
    private static final int RESTART_INTERVAL = 0xDD;
    private static final int FIRST_RESTART = 0xD0;
    private static final int RESTARTS = 8;
    private static final int HEADER_BYTES = 4;

    /** What libjpeg reads ahead and does not warn of. */
    private static final int UNNOTICED = 8;

    /** Some cameras leave a few bytes behind the last block. */
    private static final int MOST_SPARE = 256;

    private final byte[] file;
    private final Map<Integer, JpegHuffman> defaults;
    private final Map<Integer, JpegTable> tables = new HashMap<>();
    private final Map<JpegTable, Optional<JpegHuffman>> codes = new HashMap<>();
    private final Set<JpegTable> used = new HashSet<>();
    private final Map<JpegFrame.Component, long[]> nonZero = new HashMap<>();
    private @Nullable JpegFrame frame;
    private int interval;

    /**
     * @param defaults the tables for scans that use some which the file lacks, by key
     */
    JpegParser(byte[] file, Map<Integer, JpegHuffman> defaults) {
        this.file = file;
        this.defaults = defaults;
    }

    Optional<JpegFrame> frame() {
        return Optional.ofNullable(frame);
    }

    /** Whether the scans so far hold everything. */
    boolean isComplete() {
        return frame != null && frame.isComplete();
    }

    /** Whether a scan that was walked so far needed this table. */
    boolean isUsed(JpegTable table) {
        return used.contains(table);
    }

    /**
     * Reads a segment that is no scan.
     *
     * @param at where its marker is
     * @param end where it ends, within the file
     * @return false if it is broken
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
     * Reads the header of a scan.
     *
     * @param at where its marker is
     * @param end where the header ends, within the file
     * @return empty if it is broken, or if a scan that it builds on is missing
     */
    Optional<JpegScanHeader> scan(int at, int end) {
        return frame().flatMap(whole -> JpegScanHeader.of(file, at, end, whole))
                .filter(JpegScanHeader::register);
    }

    /**
     * Walks the data of a scan.
     *
     * @param from where its header ends
     * @return where its data ends, which is a marker or the file's end; -1 if it is broken
     */
    int walk(JpegScanHeader scan, int from) {
        return walk(scan, from, null);
    }

    /**
     * Walks the data of a scan and copies it as far as decoders read it.
     *
     * @param from where its header ends
     * @param out what the data is written to, with its restart markers
     * @return where its data ends; -1 if it is broken or irregular
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

    /** Ends an interval: nothing may be left of it but padding, or a few bytes. */
    private boolean finish(JpegBits bits, JpegScanWalk walk, @Nullable ByteArrayOutputStream out) {
        int marker = bits.marker();
        int spare = bits.spare();
        if (spare > UNNOTICED) {
            boolean padding = true;
            for (int i = marker - spare + UNNOTICED; i < marker - 1; i++) {
                padding &= file[i] == file[i + 1];
            }
            if (!walk.isRegular() || !padding && spare > MOST_SPARE) {
                return false;
            }
        }
        return out == null || walk.isRegular() && bits.copyTo(out);
    }

    /** Goes on behind a restart marker, if it is there. */
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
