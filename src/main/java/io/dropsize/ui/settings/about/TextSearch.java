package io.dropsize.ui.settings.about;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The lines of a text that contain the search term.
 *
 * @param lines their numbers, from 0 on, in order
 */
record TextSearch(List<Integer> lines) {
    /** Searches a text, ignoring case; a blank term has no match. */
    static TextSearch in(List<String> text, String query) {
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return new TextSearch(List.of());
        }
        return new TextSearch(
                IntStream.range(0, text.size())
                        .filter(i -> text.get(i).toLowerCase(Locale.ROOT).contains(wanted))
                        .boxed()
                        .toList());
    }

    /**
     * Returns the first match at this line or later, otherwise the first of all.
     *
     * @return an index of {@link #lines}; -1 if there is no match
     */
    int next(int from) {
        if (lines.isEmpty()) {
            return -1;
        }
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i) >= from)
                .findFirst()
                .orElse(0);
    }
}
