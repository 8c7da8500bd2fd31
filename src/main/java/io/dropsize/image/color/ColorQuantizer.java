package io.dropsize.image.color;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Reduces a picture's colours by variance-based quantization: the group with the largest error is
 * split at its mean until the maximum number of groups is reached. A group with one dominant colour
 * becomes that colour, so that flat areas stay exact. Opaque colours never share a group with
 * others.
 */
public final class ColorQuantizer {
    private static final int[] SHIFTS = {24, 16, 8, 0};
    private static final int OPAQUE = 0xFF;

    /**
     * The maximum number of distinct colours; if there are more, they are distinguished by fewer
     * bits.
     */
    private static final int MAX_DISTINCT = 1 << 15;

    /** The maximum for clustering, which compares each colour with the whole palette. */
    private static final int MAX_CLUSTERED = 1 << 13;

    private static final int CLUSTERINGS = 3;

    /** A distance larger than any between two colours. */
    private static final int OTHER_KIND = 4 * 255 * 255 + 1;

    private static final int SLOTS = 1 << 17;
    private static final int SLOT_SHIFT = Integer.SIZE - 17;

    /** Distributes similar colours in the hash table. */
    private static final int MIX = 0x9E3779B1;

    /** The bits of a colour that distinguish it. */
    private final int mask;

    private final int[] keys = new int[SLOTS];

    /** One more than the index of the colour in the slot; 0 for an empty slot. */
    private final int[] numbers = new int[SLOTS];

    private final int[] counts = new int[MAX_DISTINCT];
    private final int[] first = new int[MAX_DISTINCT];
    private final long[][] sums = new long[SHIFTS.length][MAX_DISTINCT];
    private int distinct;

    private ColorQuantizer(int mask) {
        this.mask = mask;
    }

    /**
     * @param argb premultiplied; not changed
     * @param max the maximum number of colours, excluding transparent pixels, which stay
     */
    public static int[] of(int[] argb, int max) {
        var colours = counted(argb, MAX_DISTINCT);
        if (colours.distinct <= max && colours.mask == -1) {
            return argb.clone();
        }
        return colours.replaced(argb, colours.means(colours.groups(max)));
    }

    /**
     * The best colours for a picture, improved by k-means clustering.
     *
     * @param argb premultiplied; fully transparent pixels don't count
     * @param max the maximum number of colours
     */
    static int[] palette(int[] argb, int max) {
        var colours = counted(argb, MAX_CLUSTERED);
        List<Group> groups = colours.groups(max);
        for (int i = 0; i < CLUSTERINGS; i++) {
            groups = colours.clustered(groups);
        }
        return groups.stream().mapToInt(colours::colour).toArray();
    }

    private static ColorQuantizer counted(int[] argb, int maxDistinct) {
        int mask = -1;
        var colours = new ColorQuantizer(mask);
        while (!colours.count(argb, maxDistinct)) {
            mask = mask << 1 & 0xFEFEFEFE;
            colours = new ColorQuantizer(mask);
        }
        return colours;
    }

    /** Assigns each colour to the group whose mean is nearest. */
    private List<Group> clustered(List<Group> groups) {
        int[] means = groups.stream().mapToInt(this::colour).toArray();
        int[][] members = new int[means.length][distinct];
        int[] sizes = new int[means.length];
        for (int i = 0; i < distinct; i++) {
            int argb = 0;
            for (int c = 0; c < SHIFTS.length; c++) {
                argb |= (int) Math.round(mean(c, i)) << SHIFTS[c];
            }
            int nearest = nearest(means, argb);
            members[nearest][sizes[nearest]++] = i;
        }
        var clustered = new ArrayList<Group>();
        for (int i = 0; i < means.length; i++) {
            if (sizes[i] > 0) {
                clustered.add(group(Arrays.copyOf(members[i], sizes[i])));
            }
        }
        return clustered;
    }

    /**
     * Returns the index of the nearest colour; an opaque one for opaque colours, and only for
     * these.
     */
    static int nearest(int[] colours, int argb) {
        int nearest = 0;
        int least = Integer.MAX_VALUE;
        boolean opaque = argb >>> 24 == OPAQUE;
        for (int i = 0; i < colours.length; i++) {
            int colour = colours[i];
            int distance = colour >>> 24 == OPAQUE == opaque ? 0 : OTHER_KIND;
            for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
                int difference = (colour >>> shift & 0xFF) - (argb >>> shift & 0xFF);
                distance += difference * difference;
            }
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }

    private int[] replaced(int[] argb, int[] means) {
        var few = new int[argb.length];
        int last = 0;
        int replacement = 0;
        for (int i = 0; i < few.length; i++) {
            if (argb[i] >>> 24 != 0) {
                if (argb[i] != last) {
                    last = argb[i];
                    replacement = means[numbers[slot(last & mask)] - 1];
                }
                few[i] = replacement;
            }
        }
        return few;
    }

    private int slot(int key) {
        int slot = key * MIX >>> SLOT_SHIFT;
        while (numbers[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) % SLOTS;
        }
        return slot;
    }

    /** Counts the distinct colours; returns false if there are too many. */
    private boolean count(int[] argb, int maxDistinct) {
        for (int pixel : argb) {
            if (pixel >>> 24 == 0) {
                continue;
            }
            int key = pixel & mask;
            int slot = slot(key);
            if (numbers[slot] == 0) {
                if (distinct == maxDistinct) {
                    return false;
                }
                keys[slot] = key;
                first[distinct] = pixel;
                numbers[slot] = ++distinct;
            }
            int number = numbers[slot] - 1;
            counts[number]++;
            for (int c = 0; c < SHIFTS.length; c++) {
                sums[c][number] += pixel >>> SHIFTS[c] & 0xFF;
            }
        }
        return true;
    }

    private boolean isOpaque(int number) {
        return sums[0][number] == (long) counts[number] * OPAQUE;
    }

    private double mean(int channel, int number) {
        return (double) sums[channel][number] / counts[number];
    }

    private List<Group> groups(int max) {
        var groups = new ArrayList<Group>();
        for (boolean opaque : new boolean[] {true, false}) {
            int[] members = new int[distinct];
            int size = 0;
            for (int i = 0; i < distinct; i++) {
                if (isOpaque(i) == opaque) {
                    members[size++] = i;
                }
            }
            if (size > 0) {
                groups.add(group(Arrays.copyOf(members, size)));
            }
        }
        while (!groups.isEmpty() && groups.size() < max) {
            Group worst =
                    groups.stream().max(Comparator.comparingDouble(Group::error)).orElseThrow();
            if (worst.error() <= 0) {
                break;
            }
            groups.remove(worst);
            groups.add(group(side(worst, true)));
            groups.add(group(side(worst, false)));
        }
        return groups;
    }

    private int[] side(Group group, boolean low) {
        int[] members = new int[group.members().length];
        int size = 0;
        for (int member : group.members()) {
            if (mean(group.channel(), member) <= group.mean() == low) {
                members[size++] = member;
            }
        }
        return Arrays.copyOf(members, size);
    }

    /** Finds the channel in which these colours vary most. */
    private Group group(int[] members) {
        int widest = 0;
        double worst = -1;
        double cut = 0;
        for (int c = 0; c < SHIFTS.length; c++) {
            double weight = 0;
            double sum = 0;
            double squares = 0;
            for (int member : members) {
                double mean = mean(c, member);
                weight += counts[member];
                sum += sums[c][member];
                squares += counts[member] * mean * mean;
            }
            double error = squares - sum * sum / weight;
            if (error > worst) {
                worst = error;
                widest = c;
                cut = sum / weight;
            }
        }
        // Smaller errors are caused by rounding.
        return new Group(members, widest, cut, members.length > 1 && worst > 1e-6 ? worst : 0);
    }

    /** Returns the replacement of each colour. */
    private int[] means(List<Group> groups) {
        var means = new int[distinct];
        for (Group group : groups) {
            int argb = colour(group);
            for (int member : group.members()) {
                means[member] = argb;
            }
        }
        return means;
    }

    private int colour(Group group) {
        int weight = 0;
        int main = group.members()[0];
        for (int member : group.members()) {
            weight += counts[member];
            main = counts[member] > counts[main] ? member : main;
        }
        if (mask == -1 && counts[main] > weight / 2) {
            return first[main];
        }
        int argb = 0;
        for (int c = 0; c < SHIFTS.length; c++) {
            long sum = 0;
            for (int member : group.members()) {
                sum += sums[c][member];
            }
            argb |= (int) Math.round((double) sum / weight) << SHIFTS[c];
        }
        return argb;
    }

    /**
     * Colours that become one, unless they are split.
     *
     * @param channel the one in which they vary most
     * @param mean their mean in that channel
     * @param error the sum of squared differences from that mean; 0 if there is nothing to split
     */
    @SuppressWarnings("ArrayRecordComponent") // identity is enough
    private record Group(int[] members, int channel, double mean, double error) {}
}
