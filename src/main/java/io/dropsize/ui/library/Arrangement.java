package io.dropsize.ui.library;

import io.dropsize.store.ObjectInfo;

import java.util.List;
import java.util.Locale;

/**
 * Which images are shown, and in which order.
 *
 * @param query what their keys contain, in any case; everything when blank
 */
record Arrangement(String query, Order order) {
    List<ObjectInfo> of(List<ObjectInfo> images) {
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        return images.stream()
                .filter(image -> image.key().toLowerCase(Locale.ROOT).contains(wanted))
                .sorted(order.comparator())
                .toList();
    }
}
