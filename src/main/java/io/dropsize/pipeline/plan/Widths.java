package io.dropsize.pipeline.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The widths of a responsive picture, in pixels. */
final class Widths {
    /**
     * Widths of phones of 320 and 414 CSS pixels at 2×, and of laptops. Smaller screens are no
     * longer sold.
     */
    private static final int[] SCREENS = {640, 828, 1280};

    /**
     * The minimum ratio of one width to the next; a smaller step saves too few bytes to be worth a
     * file.
     */
    private static final double MIN_RATIO = 1.15;

    private Widths() {}

    /**
     * The widths of the copies, in ascending order, none of them larger than the source's.
     *
     * @param layout the picture's width on the page, in CSS pixels
     */
    static List<Integer> of(int layout, int source) {
        int shown = Math.min(layout, source);
        List<Integer> kept = new ArrayList<>(List.of(shown));
        IntStream.concat(IntStream.of(SCREENS), IntStream.of(2 * layout))
                .filter(width -> width <= source)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .filter(width -> kept.stream().noneMatch(other -> isClose(width, other)))
                .forEach(kept::add);
        return kept.stream().sorted().toList();
    }

    private static boolean isClose(int width, int other) {
        return Math.max(width, other) < MIN_RATIO * Math.min(width, other);
    }

    /** Returns the name with the width before its extension: {@code a-640.jpg}. */
    static String suffixed(String name, int width) {
        int dot = name.lastIndexOf('.');
        int end = dot > name.lastIndexOf('/') + 1 ? dot : name.length();
        return name.substring(0, end) + "-" + width + name.substring(end);
    }
}
