package io.dropsize.ui.library;

import io.dropsize.store.ObjectInfo;
import io.dropsize.ui.kit.Texts;

import java.util.Comparator;
import java.util.Locale;

/** In which order the images stand. */
enum Order {
    /** Services count seconds; within one, names count upwards, so the last name is the newest. */
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

    /** As the choice shows it. */
    @Override
    public String toString() {
        return Texts.of(text);
    }
}
