package io.dropsize.image.container;

import io.dropsize.image.ImageInput;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of a TIFF's first picture, read without the pixels. */
public final class TiffFields {
    private static final int[] BYTES_OF_TYPE = {
        0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8
    };
    private static final int FLOAT = 11;
    private static final int BIG = 43;
    private static final int HEADER_BYTES = 16;

    /** The end of the header. Some writers omit an offset and write a smaller number, such as 0. */
    private static final int MIN_OFFSET = 8;

    /** The maximum number of values in a field; no picture has more strips or tiles. */
    private static final int MAX_VALUES = 1 << 22;

    private static final int MAX_BYTES = 1 << 26;

    private final ImageInput input;
    private final ByteOrder order;
    private final boolean big;
    private final Map<Integer, Entry> entries = new HashMap<>();

    private TiffFields(ImageInput input, ByteOrder order, boolean big) {
        this.input = input;
        this.order = order;
        this.big = big;
    }

    /** Reads the fields; empty if the file is not a TIFF, or ends before its first directory. */
    public static Optional<TiffFields> of(ImageInput input) {
        byte[] head = input.range(0, HEADER_BYTES);
        if (head.length < HEADER_BYTES) {
            return Optional.empty();
        }
        var order = head[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteBuffer header = ByteBuffer.wrap(head).order(order);
        boolean big = header.getShort(2) == BIG;
        var fields = new TiffFields(input, order, big);
        long at = big ? header.getLong(8) : Integer.toUnsignedLong(header.getInt(4));
        return at > 0 && fields.readDirectory(at) ? Optional.of(fields) : Optional.empty();
    }

    private boolean readDirectory(long at) {
        int countBytes = big ? Long.BYTES : Short.BYTES;
        byte[] number = input.range(at, countBytes);
        if (number.length < countBytes) {
            return false;
        }
        int count =
                Short.toUnsignedInt(
                        buffer(number).getShort(big && order == ByteOrder.BIG_ENDIAN ? 6 : 0));
        int valueBytes = big ? Long.BYTES : Integer.BYTES;
        int entryBytes = 4 + 2 * valueBytes;
        ByteBuffer all = buffer(input.range(at + countBytes, count * entryBytes));
        if (all.remaining() < count * entryBytes) {
            return false;
        }
        while (all.hasRemaining()) {
            long place = at + countBytes + all.position();
            int tag = Short.toUnsignedInt(all.getShort());
            int type = Short.toUnsignedInt(all.getShort());
            long values = big ? all.getLong() : Integer.toUnsignedLong(all.getInt());
            byte[] inline = new byte[valueBytes];
            all.get(inline);
            entries.putIfAbsent(tag, new Entry(type, values, inline, place));
        }
        return !entries.isEmpty();
    }

    public ByteOrder order() {
        return order;
    }

    /** Returns whether it is a BigTIFF, whose offsets have 64 bits. */
    public boolean big() {
        return big;
    }

    public Set<Integer> tags() {
        return Set.copyOf(entries.keySet());
    }

    /** Returns the type code of a field; 0 if it is missing. */
    public int type(int tag) {
        Entry entry = entries.get(tag);
        return entry == null ? 0 : entry.type;
    }

    public static int bytesOfType(int type) {
        return BYTES_OF_TYPE[type];
    }

    /** Returns the directory that a field points to; empty if there is none. */
    public Optional<TiffFields> directory(int tag) {
        long at = number(tag, 0);
        var fields = new TiffFields(input, order, big);
        return at > 0 && fields.readDirectory(at) ? Optional.of(fields) : Optional.empty();
    }

    public boolean has(int tag) {
        return entries.containsKey(tag);
    }

    /** Returns the first number of a field; the alternative if it is missing or empty. */
    public long number(int tag, long otherwise) {
        long[] all = numbers(tag);
        return all.length == 0 ? otherwise : all[0];
    }

    /** All integers of a field; none if it is missing or invalid. */
    public long[] numbers(int tag) {
        Entry entry = entries.get(tag);
        byte[] bytes = bytes(entry);
        if (entry == null || bytes.length == 0) {
            return new long[0];
        }
        int size = BYTES_OF_TYPE[entry.type];
        var numbers = new long[Math.min(MAX_VALUES, bytes.length / size)];
        ByteBuffer values = buffer(bytes);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] =
                    switch (size) {
                        case 1 -> values.get() & 0xFF;
                        case 2 -> Short.toUnsignedLong(values.getShort());
                        case 4 ->
                                entry.type == FLOAT
                                        ? (long) values.getFloat()
                                        : Integer.toUnsignedLong(values.getInt());
                        default -> values.getLong();
                    };
        }
        return numbers;
    }

    /** Returns a field as stored; empty if it is missing or invalid. */
    public byte[] bytes(int tag) {
        return bytes(entries.get(tag));
    }

    /**
     * Returns a copy of the file in which a field has another tag.
     *
     * @param other the new tag, which keeps the tags in ascending order
     */
    public byte[] renamed(int tag, int other) {
        byte[] file = input.bytes().clone();
        Entry entry = entries.get(tag);
        if (entry != null) {
            buffer(file).putShort(Math.toIntExact(entry.place), (short) other);
        }
        return file;
    }

    private byte[] bytes(@Nullable Entry entry) {
        if (entry == null || entry.type >= BYTES_OF_TYPE.length) {
            return new byte[0];
        }
        long length = entry.values * BYTES_OF_TYPE[entry.type];
        if (length <= 0 || length > MAX_BYTES) {
            return new byte[0];
        }
        if (length <= entry.inline.length) {
            return java.util.Arrays.copyOf(entry.inline, (int) length);
        }
        ByteBuffer place = buffer(entry.inline);
        long at =
                entry.inline.length == Long.BYTES
                        ? place.getLong()
                        : Integer.toUnsignedLong(place.getInt());
        byte[] bytes = at < MIN_OFFSET ? new byte[0] : input.range(at, (int) length);
        return bytes.length == length ? bytes : new byte[0];
    }

    private ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(order);
    }

    /**
     * @param inline the value, or its offset
     * @param place the position of the entry in the file
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(int type, long values, byte[] inline, long place) {}
}
