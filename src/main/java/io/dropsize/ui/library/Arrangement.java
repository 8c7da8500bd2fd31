package io.dropsize.ui.library;

import io.dropsize.image.ImageFormat;
import io.dropsize.store.ObjectInfo;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which images are shown, and in which order.
 *
 * @param query words that their keys contain, in any order and case; all images if blank
 * @param folder the beginning of their keys; all images if empty
 * @param formats by their keys' extensions; all if empty
 */
record Arrangement(String query, String folder, Set<ImageFormat> formats, Order order) {
    List<ObjectInfo> of(List<ObjectInfo> images) {
        List<String> words = List.of(query.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        return images.stream()
                .filter(image -> image.key().startsWith(folder))
                .filter(image -> hasAll(image.key().toLowerCase(Locale.ROOT), words))
                .filter(
                        image ->
                                formats.isEmpty()
                                        || ImageFormat.ofName(image.key())
                                                .filter(formats::contains)
                                                .isPresent())
                .sorted(order.comparator())
                .toList();
    }

    private static boolean hasAll(String key, List<String> words) {
        return words.stream().allMatch(key::contains);
    }
}
