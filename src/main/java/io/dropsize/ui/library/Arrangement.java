package io.dropsize.ui.library;

import io.dropsize.image.ImageFormat;
import io.dropsize.store.ObjectInfo;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which images are shown, and in which order. A responsive picture is shown if one of its copies
 * is.
 *
 * @param query words that their keys or names contain, in any order and case; all images if blank
 * @param folder the beginning of their keys; all images if empty
 * @param formats by their keys' extensions; all if empty
 */
record Arrangement(String query, String folder, Set<ImageFormat> formats, Order order) {
    List<ObjectInfo> of(List<ObjectInfo> images, PictureSets sets) {
        List<String> words = List.of(query.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        return images.stream()
                .filter(
                        image ->
                                sets.copies(image).stream()
                                        .map(ObjectInfo::key)
                                        .anyMatch(key -> shows(key, sets.name(image), words)))
                .sorted(order.comparator())
                .toList();
    }

    private boolean shows(String key, String name, List<String> words) {
        String text = (key + " " + name).toLowerCase(Locale.ROOT);
        return key.startsWith(folder)
                && words.stream().allMatch(text::contains)
                && (formats.isEmpty()
                        || ImageFormat.ofName(key).filter(formats::contains).isPresent());
    }
}
