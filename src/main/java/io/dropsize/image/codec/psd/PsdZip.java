package io.dropsize.image.codec.psd;

import org.jspecify.annotations.Nullable;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * All rows of all channels in one deflate stream. Each channel is inflated separately, row by row,
 * so only rows are in memory.
 */
final class PsdZip implements PsdRows {
    private final byte[] file;
    private final int start;
    private final PsdFile psd;
    private final boolean differences;
    private final @Nullable Inflater[] inflaters;
    private final int[] next;
    private final byte[] passed;

    PsdZip(byte[] file, int start, int channels, PsdFile psd, boolean differences) {
        this.file = file;
        this.start = start;
        this.psd = psd;
        this.differences = differences;
        this.inflaters = new Inflater[channels];
        this.next = new int[channels];
        this.passed = new byte[psd.rowBytes()];
    }

    @Override
    public int whole() {
        long rows = 0;
        try (Inflater inflater = opened()) {
            while (rows < (long) inflaters.length * psd.height() && isThere(inflater)) {
                rows++;
            }
        }
        return (int) Math.clamp(rows - (inflaters.length - 1L) * psd.height(), 0, psd.height());
    }

    @Override
    public void read(int channel, int y, byte[] row) {
        Inflater inflater = inflaters[channel];
        if (inflater == null || next[channel] > y) {
            if (inflater != null) {
                inflater.close();
            }
            inflater = opened();
            inflaters[channel] = inflater;
            for (long i = 0; i < (long) channel * psd.height(); i++) {
                isThere(inflater);
            }
            next[channel] = 0;
        }
        while (next[channel] <= y) {
            isThere(inflater);
            next[channel]++;
        }
        System.arraycopy(passed, 0, row, 0, passed.length);
        if (differences) {
            restore(row);
        }
    }

    private Inflater opened() {
        var inflater = new Inflater();
        inflater.setInput(file, start, file.length - start);
        return inflater;
    }

    /** Inflates the next row. */
    private boolean isThere(Inflater inflater) {
        try {
            int done = 0;
            int more = 1;
            while (done < passed.length && more > 0) {
                more = inflater.inflate(passed, done, passed.length - done);
                done += more;
            }
            return done == passed.length;
        } catch (DataFormatException _) {
            return false; // A damaged stream ends here.
        }
    }

    private void restore(byte[] row) {
        if (psd.depth() == Short.SIZE) {
            for (int at = 2; at + 1 < row.length; at += 2) {
                int sum = number(row, at) + number(row, at - 2);
                row[at] = (byte) (sum >> Byte.SIZE);
                row[at + 1] = (byte) sum;
            }
            return;
        }
        for (int at = 1; at < row.length; at++) {
            row[at] += row[at - 1];
        }
        if (psd.depth() == Float.SIZE) {
            byte[] apart = row.clone(); // the highest bytes of all numbers first
            for (int at = 0; at < row.length; at++) {
                row[at] = apart[at % Float.BYTES * psd.width() + at / Float.BYTES];
            }
        }
    }

    private static int number(byte[] row, int at) {
        return (row[at] & 0xFF) << Byte.SIZE | row[at + 1] & 0xFF;
    }

    @Override
    public void close() {
        for (Inflater inflater : inflaters) {
            if (inflater != null) {
                inflater.close();
            }
        }
    }
}
