package io.dropsize.image.codec;

import io.dropsize.image.Pixels;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The colours of a picture with at most 256 of them. Colours that are not opaque have the first
 * indexes.
 */
public final class Palette {
    public static final int MAX = 256;
    private static final int OPAQUE = 0xFF;
    private static final int SLOTS = 1 << 11;

    /** Distributes similar colours in the hash table. */
    private static final int MIX = 0x9E3779B1;

    private final int[] colours;
    private final int[] keys = new int[SLOTS];
    private final short[] indexes = new short[SLOTS];

    private Palette(int[] colours) {
        this.colours = colours;
        Arrays.fill(indexes, (short) -1);
        for (int i = 0; i < colours.length; i++) {
            int slot = slot(keys, indexes, colours[i]);
            keys[slot] = colours[i];
            indexes[slot] = (short) i;
        }
    }

    /** Returns the colours of a picture; empty if there are more than 256. */
    public static Optional<Palette> of(Pixels pixels) {
        var keys = new int[SLOTS];
        var used = new short[SLOTS];
        var colours = new int[MAX];
        var runs = new int[MAX];
        Arrays.fill(used, (short) -1);
        int count = 0;
        int last = ~pixels.argb()[0];
        for (int argb : pixels.argb()) {
            if (argb == last) {
                continue;
            }
            last = argb;
            int slot = slot(keys, used, argb);
            if (used[slot] < 0) {
                if (count == MAX) {
                    return Optional.empty();
                }
                keys[slot] = argb;
                used[slot] = (short) count;
                colours[count++] = argb;
            }
            runs[used[slot]]++;
        }
        return Optional.of(new Palette(sorted(colours, runs, count)));
    }

    /**
     * Sorts colours that are not opaque first, then by descending frequency, which compresses best.
     */
    private static int[] sorted(int[] colours, int[] runs, int count) {
        Comparator<Integer> byOpacity =
                Comparator.comparing(index -> colours[index] >>> 24 == OPAQUE);
        return IntStream.range(0, count)
                .boxed()
                .sorted(byOpacity.thenComparing(index -> -runs[index]))
                .mapToInt(index -> colours[index])
                .toArray();
    }

    /** Returns the slot of this colour, or a free slot for it. There are always free slots. */
    private static int slot(int[] keys, short[] indexes, int argb) {
        int slot = argb * MIX >>> 21;
        while (indexes[slot] >= 0 && keys[slot] != argb) {
            slot = (slot + 1) % SLOTS;
        }
        return slot;
    }

    /** Returns the premultiplied colours, by index; not a copy. */
    public int[] colours() {
        return colours;
    }

    /** Returns the index of a colour in the palette. */
    public int index(int argb) {
        return indexes[slot(keys, indexes, argb)];
    }

    /** Returns the number of entries in PNG's tRNS chunk. */
    public int transparent() {
        int count = 0;
        while (count < colours.length && colours[count] >>> 24 != 0xFF) {
            count++;
        }
        return count;
    }

    /** Returns the bits of an index: 1 to 8. */
    public int bits() {
        return Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(colours.length - 1));
    }

    /** Returns the bits of an index if a byte holds whole indexes: 1, 2, 4 or 8. */
    public int depth() {
        int highest = Integer.highestOneBit(bits());
        return highest == bits() ? highest : highest * 2;
    }
}
