package io.dropsize.ui.upload;

import java.util.List;
import java.util.function.Predicate;

/** Shortens a name so that the part stays that tells it from its neighbours. */
final class DistinctName {
    /** So much of the beginning that a label shows in front of its own ellipsis. */
    private static final int SEEN = 6;

    /** What is left of the common part, so that the different part can be placed. */
    private static final int CONTEXT = 3;

    private DistinctName() {}

    /**
     * Returns the name, or as much of its end as fits, from before the first difference on.
     *
     * @param fits whether a text has room; a label cuts the middle of one that has none
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
        int most = Math.min(one.length(), other.length());
        for (int i = 0; i < most; i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return i;
            }
        }
        return most;
    }
}
