package io.dropsize.image;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;

/**
 * Reads the entropy-coded data of one scan (ITU-T T.81 annexes F and G, Huffman coding) without
 * making pixels of it, and copies it up to where decoding ends. What a file has between there and
 * the next marker isn't copied, nor are the bits that pad the last byte.
 */
final class JpegScan {
    private static final int BLOCK = 64;
    private static final int RESTARTS = 8;
    private static final int FIRST_RESTART = 0xD0;
    private static final int ZERO_RUN = 15;
    private static final int ALL_ONES = 0xFF;

    private final byte[] file;
    private final ByteArrayOutputStream out;
    private final JpegFrame frame;
    private final JpegFrame.Scan scan;
    private int at;
    private int bits;
    private int bitCount;
    private int endOfBandRun;

    /** The data is not as the standard says; it is no sign of a program's mistake. */
    private static final class IrregularException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        IrregularException() {
            super("irregular entropy-coded data", null, false, false);
        }
    }

    private JpegScan(
            byte[] file,
            int from,
            JpegFrame frame,
            JpegFrame.Scan scan,
            ByteArrayOutputStream out) {
        this.file = file;
        this.at = from;
        this.frame = frame;
        this.scan = scan;
        this.out = out;
    }

    /**
     * Copies the data of a scan.
     *
     * @param from where the data begins
     * @return where decoding ends, or -1 if the data is irregular
     */
    static int copy(
            byte[] file,
            int from,
            JpegFrame frame,
            JpegFrame.Scan scan,
            ByteArrayOutputStream out) {
        var reader = new JpegScan(file, from, frame, scan, out);
        try {
            reader.copy();
            return reader.at;
        } catch (IrregularException _) {
            return -1;
        }
    }

    private void copy() {
        int units = scan.units();
        int interval = scan.restartInterval() == 0 ? units : scan.restartInterval();
        int start = at;
        for (int unit = 0; unit < units; unit++) {
            if (unit > 0 && unit % interval == 0) {
                finish(start);
                start = restart(unit / interval - 1);
            }
            scan.eachBlock(unit, this::block);
        }
        finish(start);
    }

    /** Copies what was read since a place, the last byte padded by ones as encoders do. */
    private void finish(int start) {
        if (endOfBandRun > 0) {
            throw new IrregularException();
        }
        boolean stuffed = at >= start + 2 && file[at - 1] == 0 && (file[at - 2] & 0xFF) == 0xFF;
        int last = stuffed ? at - 2 : at - 1;
        if (last < start) {
            throw new IrregularException();
        }
        out.write(file, start, last - start);
        int padded = file[last] & 0xFF | (1 << bitCount) - 1;
        out.write(padded);
        if (padded == ALL_ONES) {
            out.write(0);
        }
        bitCount = 0;
    }

    private int restart(int index) {
        int marker = JpegMarkers.nextRestart(file, at);
        if (marker < 0 || JpegMarkers.marker(file, marker) != FIRST_RESTART + index % RESTARTS) {
            throw new IrregularException();
        }
        out.write(file, marker, 2);
        at = marker + 2;
        return at;
    }

    private void block(JpegFrame.Component component, int block) {
        if (frame.progressive()) {
            progressiveBlock(component, block);
        } else {
            skip(symbol(scan.dc(component)));
            sequentialCoefficients(scan.ac(component));
        }
    }

    private void sequentialCoefficients(@Nullable JpegTable table) {
        int k = 1;
        while (k < BLOCK) {
            int symbol = symbol(table);
            int size = symbol & 0xF;
            int run = symbol >> 4;
            if (size == 0) {
                if (run != ZERO_RUN) {
                    return;
                }
                k += ZERO_RUN + 1;
            } else {
                k += run + 1;
                skip(size);
            }
            if (k > BLOCK) {
                throw new IrregularException();
            }
        }
    }

    private void progressiveBlock(JpegFrame.Component component, int block) {
        if (scan.first() == 0) {
            skip(scan.refines() ? 1 : symbol(scan.dc(component)));
        } else if (scan.refines()) {
            refinedCoefficients(component, block);
        } else {
            firstCoefficients(component, block);
        }
    }

    private void firstCoefficients(JpegFrame.Component component, int block) {
        if (endOfBandRun > 0) {
            endOfBandRun--;
            return;
        }
        @Nullable JpegTable table = scan.ac(component);
        int k = scan.first();
        while (k <= scan.last()) {
            int symbol = symbol(table);
            int size = symbol & 0xF;
            int run = symbol >> 4;
            if (size == 0 && run < ZERO_RUN) {
                endOfBandRun = (1 << run) + read(run) - 1;
                return;
            }
            k += run;
            if (k > scan.last()) {
                throw new IrregularException();
            }
            if (size > 0) {
                skip(size);
                component.nonZero()[block] |= 1L << k;
            }
            k++;
        }
    }

    private void refinedCoefficients(JpegFrame.Component component, int block) {
        long[] nonZero = component.nonZero();
        int k = scan.first();
        if (endOfBandRun == 0) {
            @Nullable JpegTable table = scan.ac(component);
            while (k <= scan.last()) {
                int symbol = symbol(table);
                int size = symbol & 0xF;
                int run = symbol >> 4;
                if (size == 0 && run < ZERO_RUN) {
                    endOfBandRun = (1 << run) + read(run);
                    break;
                }
                if (size > 1) {
                    throw new IrregularException();
                }
                skip(size); // its sign
                while (k <= scan.last()) {
                    if ((nonZero[block] >> k & 1) != 0) {
                        skip(1);
                    } else if (run-- == 0) {
                        break;
                    }
                    k++;
                }
                if (size == 1) {
                    if (k > scan.last()) {
                        throw new IrregularException();
                    }
                    nonZero[block] |= 1L << k;
                }
                k++;
            }
        }
        if (endOfBandRun > 0) {
            for (; k <= scan.last(); k++) {
                skip((int) (nonZero[block] >> k & 1));
            }
            endOfBandRun--;
        }
    }

    private int symbol(@Nullable JpegTable table) {
        if (table == null) {
            throw new IrregularException();
        }
        int code = 0;
        for (int length = 1; length <= JpegTable.LONGEST_CODE; length++) {
            code = code << 1 | bit();
            int symbol = table.symbol(code, length);
            if (symbol >= 0) {
                return symbol;
            }
        }
        throw new IrregularException();
    }

    private int read(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    private void skip(int count) {
        if (count > Short.SIZE) {
            throw new IrregularException();
        }
        for (int i = 0; i < count; i++) {
            bit();
        }
    }

    private int bit() {
        if (bitCount == 0) {
            nextByte();
        }
        bitCount--;
        return bits >> bitCount & 1;
    }

    private void nextByte() {
        if (at >= file.length) {
            throw new IrregularException();
        }
        bits = file[at++] & 0xFF;
        bitCount = Byte.SIZE;
        if (bits == 0xFF) {
            if (at >= file.length || file[at] != 0) {
                throw new IrregularException(); // a marker, too early
            }
            at++;
        }
    }
}
