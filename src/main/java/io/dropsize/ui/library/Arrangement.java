package io.dropsize.ui.library;

import io.dropsize.store.ObjectInfo;

import java.util.List;
import java.util.Locale;

/**
 * Which images are shown, and in which order.
 *
 * @param query words that their keys contain, in any order and case; all images if blank
 */
record Arrangement(String query, Order order) {
    List<ObjectInfo> of(List<ObjectInfo> images) {
        List<String> words = List.of(query.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        return images.stream()
                .filter(image -> hasAll(image.key().toLowerCase(Locale.ROOT), words))
                .sorted(order.comparator())
                .toList();
    }

    private static boolean hasAll(String key, List<String> words) {
        return words.stream().allMatch(key::contains);
    }
}
