package io.dropsize.ui.library;

import io.dropsize.store.ObjectInfo;
import io.dropsize.ui.kit.Texts;

import java.util.Comparator;
import java.util.Locale;

/** The sort order of images. */
enum Order {
    /**
     * Services store whole seconds; within a second, names ascend, so the last name is the newest.
     */
    NEWEST(
            "library.order.newest",
            Comparator.comparing(ObjectInfo::modified).thenComparing(ObjectInfo::key).reversed()),
    NAME(
            "library.order.name",
            Comparator.comparing(object -> ObjectName.of(object).toLowerCase(Locale.ROOT))),
    LARGEST("library.order.largest", Comparator.comparingLong(ObjectInfo::bytes).reversed());

    private final String text;
    private final Comparator<ObjectInfo> comparator;

    Order(String text, Comparator<ObjectInfo> comparator) {
        this.text = text;
        this.comparator = comparator.thenComparing(ObjectInfo::key);
    }

    Comparator<ObjectInfo> comparator() {
        return comparator;
    }

    /** The label in the choice box. */
    @Override
    public String toString() {
        return Texts.of(text);
    }
}
