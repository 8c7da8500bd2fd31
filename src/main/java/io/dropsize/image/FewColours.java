package io.dropsize.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Replaces a picture's colours by few. Similar colours are counted together, and the group with the
 * largest error is cut in two at its mean until there are as many groups as there may be.
 */
final class FewColours {
    private static final int BITS = 5;
    private static final int CELLS = 1 << 3 * BITS;
    private static final int[] SHIFTS = {16, 8, 0};

    private final int[] counts = new int[CELLS];
    private final long[][] sums = new long[SHIFTS.length][CELLS];

    private FewColours() {}

    /**
     * @param argb opaque colours, and transparent pixels, which stay; not changed
     * @param most how many opaque colours there may be
     */
    static int[] of(int[] argb, int most) {
        var colours = new FewColours();
        colours.count(argb);
        int[] means = colours.means(colours.groups(most));
        var few = new int[argb.length];
        for (int i = 0; i < few.length; i++) {
            few[i] = argb[i] >>> 24 == 0 ? 0 : means[cell(argb[i])];
        }
        return few;
    }

    private static int cell(int argb) {
        return argb >>> 9 & 0x7C00 | argb >>> 6 & 0x3E0 | argb >>> 3 & 0x1F;
    }

    private void count(int[] argb) {
        for (int pixel : argb) {
            if (pixel >>> 24 != 0) {
                int cell = cell(pixel);
                counts[cell]++;
                for (int c = 0; c < SHIFTS.length; c++) {
                    sums[c][cell] += pixel >>> SHIFTS[c] & 0xFF;
                }
            }
        }
    }

    private double mean(int channel, int cell) {
        return (double) sums[channel][cell] / counts[cell];
    }

    private List<Group> groups(int most) {
        var cells = new ArrayList<Integer>();
        for (int i = 0; i < CELLS; i++) {
            if (counts[i] > 0) {
                cells.add(i);
            }
        }
        var groups = new ArrayList<>(List.of(group(cells)));
        while (groups.size() < most) {
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

    private List<Integer> side(Group group, boolean low) {
        return group.cells().stream()
                .filter(cell -> mean(group.channel(), cell) <= group.mean() == low)
                .toList();
    }

    /** Finds the channel in which these cells differ most. */
    private Group group(List<Integer> cells) {
        int widest = 0;
        double worst = -1;
        double cut = 0;
        for (int c = 0; c < SHIFTS.length; c++) {
            double weight = 0;
            double sum = 0;
            double squares = 0;
            for (int cell : cells) {
                double mean = mean(c, cell);
                weight += counts[cell];
                sum += sums[c][cell];
                squares += counts[cell] * mean * mean;
            }
            double error = squares - sum * sum / weight;
            if (error > worst) {
                worst = error;
                widest = c;
                cut = sum / weight;
            }
        }
        // What is left by rounding is no difference.
        return new Group(cells, widest, cut, cells.size() > 1 && worst > 1e-6 ? worst : 0);
    }

    /** The colour of each cell. */
    private int[] means(List<Group> groups) {
        var means = new int[CELLS];
        for (Group group : groups) {
            int argb = 0xFF000000;
            int weight = group.cells().stream().mapToInt(cell -> counts[cell]).sum();
            for (int c = 0; c < SHIFTS.length; c++) {
                long[] channel = sums[c];
                long sum = group.cells().stream().mapToLong(cell -> channel[cell]).sum();
                argb |= (int) Math.round((double) sum / weight) << SHIFTS[c];
            }
            for (int cell : group.cells()) {
                means[cell] = argb;
            }
        }
        return means;
    }

    /**
     * Cells that become one colour, unless they are cut in two.
     *
     * @param channel where they differ most
     * @param mean their mean in that channel
     * @param error the sum of squares from that mean; 0 where there is nothing to cut
     */
    private record Group(List<Integer> cells, int channel, double mean, double error) {}
}
