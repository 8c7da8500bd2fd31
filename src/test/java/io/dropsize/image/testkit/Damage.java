package io.dropsize.image.testkit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;

/** Damages files as transmission errors, disks and attackers do. Equal seeds make equal files. */
public final class Damage {
    private static final int MAX_STEPS = 4;
    private static final int HEAD = 64;
    private static final int MAX_BYTES = 1 << 20;
    private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int[] NUMBERS = {
        0,
        1,
        2,
        0x7F,
        0x80,
        0xFF,
        0x100,
        0x7FFF,
        0x8000,
        0xFFFF,
        0x10000,
        0x4000_0000,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        -1,
        -2,
        -8
    };

    private final Random random;

    public Damage(Random random) {
        this.random = random;
    }

    /**
     * A damaged file.
     *
     * @param other provides pieces
     */
    public byte[] of(byte[] file, byte[] other) {
        byte[] changed = file.clone();
        for (int step = random.nextInt(MAX_STEPS); step >= 0; step--) {
            changed = changed.length == 0 ? file.clone() : step(changed, other);
        }
        return random.nextInt(4) == 0 ? changed : summedUp(changed);
    }

    private byte[] step(byte[] file, byte[] other) {
        int from = random.nextInt(file.length);
        int length = 1 + random.nextInt(Math.min(file.length - from, 1 << random.nextInt(1, 12)));
        byte[] piece = Arrays.copyOfRange(file, from, from + length);
        return switch (random.nextInt(9)) {
            case 0, 1 -> withBytes(file);
            case 2, 3 -> withNumber(file);
            case 4 -> random.nextInt(3) == 0 ? Arrays.copyOf(file, from) : withBytes(file);
            case 5 -> replaced(file, from, length, new byte[0]);
            case 6 -> replaced(file, random.nextInt(file.length), 0, piece);
            case 7 -> replaced(file, from, random.nextBoolean() ? length : 0, pieceOf(other));
            default -> swapped(file, piece, from);
        };
    }

    private byte[] withBytes(byte[] file) {
        for (int i = random.nextInt(8); i >= 0; i--) {
            int at = place(file);
            file[at] =
                    random.nextBoolean()
                            ? (byte) random.nextInt()
                            : (byte) (file[at] ^ 1 << random.nextInt(8));
        }
        return file;
    }

    /** Most values that mislead decoders are at the beginning. */
    private int place(byte[] file) {
        return random.nextInt(random.nextBoolean() ? file.length : Math.min(file.length, HEAD));
    }

    private byte[] withNumber(byte[] file) {
        int number =
                switch (random.nextInt(4)) {
                    case 0 -> file.length + random.nextInt(-4, 5);
                    case 1 -> random.nextInt(1 << random.nextInt(1, 31));
                    default -> NUMBERS[random.nextInt(NUMBERS.length)];
                };
        int bytes = 1 << random.nextInt(3);
        int at = place(file);
        if (at + bytes > file.length) {
            return file;
        }
        boolean big = random.nextBoolean();
        var out = ByteBuffer.wrap(file);
        out.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        switch (bytes) {
            case 1 -> out.put(at, (byte) number);
            case 2 -> out.putShort(at, (short) number);
            default -> out.putInt(at, number);
        }
        return file;
    }

    private byte[] pieceOf(byte[] other) {
        int from = random.nextInt(other.length);
        return Arrays.copyOfRange(other, from, from + 1 + random.nextInt(other.length - from));
    }

    private byte[] swapped(byte[] file, byte[] piece, int from) {
        byte[] without = replaced(file, from, piece.length, new byte[0]);
        return replaced(without, random.nextInt(without.length + 1), 0, piece);
    }

    private static byte[] replaced(byte[] file, int from, int length, byte[] by) {
        int size = file.length - length + by.length;
        if (size > MAX_BYTES) {
            return file;
        }
        return ByteBuffer.allocate(size)
                .put(file, 0, from)
                .put(by)
                .put(file, from + length, file.length - from - length)
                .array();
    }

    /** Corrects the checksums of a PNG, without which no decoder reads any further. */
    private static byte[] summedUp(byte[] file) {
        var chunks = ByteBuffer.wrap(file);
        if (file.length < 8 || chunks.getLong() != PNG_SIGNATURE) {
            return file;
        }
        while (chunks.remaining() >= 12) {
            long length = chunks.getInt() & 0xFFFF_FFFFL;
            if (length + 8 > chunks.remaining()) {
                break;
            }
            var sum = new CRC32();
            sum.update(file, chunks.position(), (int) length + 4);
            chunks.position(chunks.position() + (int) length + 4).putInt((int) sum.getValue());
        }
        return file;
    }
}
