package io.dropsize.image.testkit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Creates TIFF files field by field, for tests. */
public final class DrawnTiff {
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int UNDEFINED = 7;
    private static final int PLACES = 273;
    private static final int LENGTHS = 279;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_LENGTHS = 325;
    private static final Set<Integer> LONGS = Set.of(PLACES, LENGTHS, TILE_OFFSETS, TILE_LENGTHS);

    private final Map<Integer, int[]> fields = new TreeMap<>();
    private final Map<Integer, byte[]> raw = new TreeMap<>();
    private final List<byte[]> chunks = new ArrayList<>();
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private boolean big;

    public DrawnTiff(int width, int height, int bits, int samples, int photometric) {
        int[] depths = new int[samples];
        Arrays.fill(depths, bits);
        with(256, width).with(257, height).with(258, depths).with(259, 1);
        with(262, photometric).with(277, samples).with(278, height);
    }

    /** Sets a field. */
    public DrawnTiff with(int tag, int... values) {
        fields.put(tag, values.clone());
        return this;
    }

    /** Sets a field of bytes without a meaning in TIFF. */
    public DrawnTiff withBytes(int tag, byte... bytes) {
        raw.put(tag, bytes.clone());
        return with(tag);
    }

    public DrawnTiff without(int tag) {
        fields.remove(tag);
        return this;
    }

    public DrawnTiff in(ByteOrder wanted) {
        order = wanted;
        return this;
    }

    /** Uses 64-bit offsets. */
    public DrawnTiff big() {
        big = true;
        return this;
    }

    /** Adds a strip, or a tile. */
    public DrawnTiff strip(byte... bytes) {
        chunks.add(bytes.clone());
        return this;
    }

    /** Adds a strip with samples of 16 bits. */
    public DrawnTiff wideStrip(int... numbers) {
        var bytes = buffer(numbers.length * Short.BYTES);
        for (int number : numbers) {
            bytes.putShort((short) number);
        }
        return strip(bytes.array());
    }

    /** Adds a strip with float samples. */
    public DrawnTiff floatStrip(double... numbers) {
        var bytes = buffer(numbers.length * Float.BYTES);
        for (double number : numbers) {
            bytes.putFloat((float) number);
        }
        return strip(bytes.array());
    }

    public byte[] file() {
        int at = big ? 16 : 8;
        int[] places = new int[chunks.size()];
        int[] lengths = new int[chunks.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = at;
            lengths[i] = chunks.get(i).length;
            at += lengths[i];
        }
        return file(places, lengths);
    }

    /** Returns the file with these offsets and lengths instead of those of the strips. */
    public byte[] file(int[] places, int[] lengths) {
        int at = big ? 16 : 8;
        for (byte[] chunk : chunks) {
            at += chunk.length;
        }
        boolean tiled = fields.containsKey(TILE_WIDTH);
        with(tiled ? TILE_OFFSETS : PLACES, places).with(tiled ? TILE_LENGTHS : LENGTHS, lengths);
        var file = buffer(at + 4_000 + 2 * places.length * Integer.BYTES);
        file.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M')).put(file.get(0));
        file.putShort((short) (big ? 43 : 42));
        if (big) {
            file.putInt(order == ByteOrder.LITTLE_ENDIAN ? 8 : 8 << 16).putLong(at);
        } else {
            file.putInt(at);
        }
        chunks.forEach(file::put);
        putDirectory(file);
        return Arrays.copyOf(file.array(), file.position());
    }

    private void putDirectory(ByteBuffer file) {
        int values = file.position() + (big ? 16 + 20 * fields.size() : 6 + 12 * fields.size());
        if (big) {
            file.putLong(fields.size());
        } else {
            file.putShort((short) fields.size());
        }
        for (var field : fields.entrySet()) {
            boolean wide = LONGS.contains(field.getKey());
            byte[] bytes = raw.get(field.getKey());
            byte[] value = bytes == null ? value(field.getValue(), wide) : bytes;
            int type = bytes == null ? wide ? LONG : SHORT : UNDEFINED;
            file.putShort(field.getKey().shortValue()).putShort((short) type);
            putNumber(file, bytes == null ? field.getValue().length : bytes.length);
            int start = file.position();
            if (value.length <= (big ? Long.BYTES : Integer.BYTES)) {
                file.put(value);
            } else {
                putNumber(file, values);
                file.put(values, value);
                values += value.length;
            }
            file.position(start + (big ? Long.BYTES : Integer.BYTES));
        }
        putNumber(file, 0);
        file.position(values);
    }

    private void putNumber(ByteBuffer file, int number) {
        if (big) {
            file.putLong(number);
        } else {
            file.putInt(number);
        }
    }

    private byte[] value(int[] numbers, boolean wide) {
        var bytes = buffer(numbers.length * (wide ? Integer.BYTES : Short.BYTES));
        for (int number : numbers) {
            if (wide) {
                bytes.putInt(number);
            } else {
                bytes.putShort((short) number);
            }
        }
        return bytes.array();
    }

    private ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(order);
    }
}
