package io.dropsize.ui.upload;

import java.util.List;
import java.util.function.Predicate;

/** Shortens a name so that the part remains that distinguishes it from its neighbours. */
final class DistinctName {
    /** The length of the beginning that a label shows before its own ellipsis. */
    private static final int SEEN = 6;

    /** The length of the common part that remains as context for the difference. */
    private static final int CONTEXT = 3;

    private DistinctName() {}

    /**
     * Returns the name, or as much of its end as fits, starting before the first difference.
     *
     * @param fits whether a text fits; a label truncates the middle of longer ones
     */
    static String of(String name, List<String> neighbours, Predicate<String> fits) {
        if (fits.test(name)) {
            return name;
        }
        int common =
                neighbours.stream()
                        .filter(other -> !other.equals(name))
                        .mapToInt(other -> common(name, other))
                        .max()
                        .orElse(0);
        if (common <= SEEN || common >= name.length()) {
            return name;
        }
        int from = 1;
        while (from < common - CONTEXT && !fits.test(cut(name, from))) {
            from++;
        }
        return cut(name, from);
    }

    private static String cut(String name, int from) {
        boolean within = Character.isLowSurrogate(name.charAt(from));
        return "…" + name.substring(within ? from - 1 : from);
    }

    private static int common(String one, String other) {
        int max = Math.min(one.length(), other.length());
        for (int i = 0; i < max; i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return i;
            }
        }
        return max;
    }
}
