package io.dropsize.image.codec.tiff;

import io.dropsize.image.color.CieLab;

import java.nio.ByteBuffer;

/** Reads the samples of a TIFF's rows as numbers from 0 to {@link #max}. */
final class TiffSamples {
    private static final int WIDE = 0xFFFF;

    private final TiffLayout layout;
    private final double white;
    private final boolean plain;

    /**
     * @param white the float value of full intensity
     */
    TiffSamples(TiffLayout layout, double white) {
        this.layout = layout;
        this.white = white;
        this.plain = isPlain(layout);
    }

    private static boolean isPlain(TiffLayout layout) {
        boolean raw =
                layout.photometric() == TiffLayout.PALETTE
                        || layout.photometric() == LogLuv.COLOUR
                        || layout.isLab();
        return raw || layout.bits() <= Short.SIZE && layout.kind() == TiffLayout.Kind.UNSIGNED;
    }

    /** Returns the maximum sample value. */
    int max() {
        return plain && layout.bits() <= Short.SIZE ? (1 << layout.bits()) - 1 : WIDE;
    }

    /**
     * Reads one sample of each pixel in a row of a chunk. Palette indexes, CIE and LogLuv values
     * are not converted.
     *
     * @param sample the index among interleaved samples
     */
    void read(byte[] chunk, int row, int sample, int count, int[] out) {
        long bit = row * layout.rowBytes() * Byte.SIZE + (long) sample * layout.bits();
        int step = layout.step() * layout.bits();
        if (layout.bits() == Byte.SIZE && plain) {
            int at = (int) (bit >> 3);
            for (int i = 0; i < count; i++, at += layout.step()) {
                out[i] = chunk[at] & 0xFF;
            }
            return;
        }
        ByteBuffer in = ByteBuffer.wrap(chunk).order(layout.order());
        for (int i = 0; i < count; i++, bit += step) {
            out[i] = layout.kind() == TiffLayout.Kind.FLOAT ? part(real(in, bit)) : whole(in, bit);
        }
    }

    private int whole(ByteBuffer in, long bit) {
        long raw = raw(in, bit);
        if (plain) {
            return (int) raw;
        }
        int bits = layout.bits();
        if (layout.kind() == TiffLayout.Kind.SIGNED) {
            long signed = raw << Long.SIZE - bits >> Long.SIZE - bits;
            return light(signed / (Math.pow(2, bits - 1.0) - 1) * white);
        }
        return (int) (raw >>> bits - Short.SIZE);
    }

    private long raw(ByteBuffer in, long bit) {
        int at = (int) (bit >> 3);
        return switch (layout.bits()) {
            case Byte.SIZE -> in.get(at) & 0xFF;
            case Short.SIZE -> in.getShort(at) & 0xFFFF;
            case Integer.SIZE -> in.getInt(at) & 0xFFFF_FFFFL;
            case Long.SIZE -> in.getLong(at);
            default -> compressed(in, bit);
        };
    }

    /**
     * Reads a sample of another bit depth: whole bytes in the file's byte order, and bits with the
     * highest first.
     */
    private long compressed(ByteBuffer in, long bit) {
        int bits = layout.bits();
        if (bits % Byte.SIZE == 0) {
            long value = 0;
            int bytes = bits / Byte.SIZE;
            boolean high = layout.order() == java.nio.ByteOrder.BIG_ENDIAN;
            for (int i = 0; i < bytes; i++) {
                int offset = high ? i : bytes - 1 - i;
                value = value << Byte.SIZE | in.get((int) (bit >> 3) + offset) & 0xFF;
            }
            return value;
        }
        long value = 0;
        for (long at = bit; at < bit + bits; at++) {
            value = value << 1 | in.get((int) (at >> 3)) >> 7 - (at & 7) & 1;
        }
        return value;
    }

    /** Returns the largest float of a chunk. */
    double largest(byte[] chunk) {
        ByteBuffer in = ByteBuffer.wrap(chunk).order(layout.order());
        double largest = 0;
        long end = (long) chunk.length * Byte.SIZE;
        for (long bit = 0; bit + layout.bits() <= end; bit += layout.bits()) {
            double value = real(in, bit);
            largest = value > largest && value < Double.POSITIVE_INFINITY ? value : largest;
        }
        return largest;
    }

    private double real(ByteBuffer in, long bit) {
        int at = (int) (bit >> 3);
        return switch (layout.bits()) {
            case Short.SIZE -> Float.float16ToFloat(in.getShort(at));
            case Integer.SIZE -> in.getFloat(at);
            default -> in.getDouble(at);
        };
    }

    private int part(double value) {
        return layout.isLab() ? CieLab.coded(value) : light(value);
    }

    private int light(double value) {
        return (int) Math.round(Math.clamp(Double.isNaN(value) ? 0 : value / white, 0, 1) * WIDE);
    }
}
