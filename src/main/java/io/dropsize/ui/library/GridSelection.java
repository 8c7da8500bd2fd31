package io.dropsize.ui.library;

import io.dropsize.store.ObjectInfo;

import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The images in display order, and the selection. One image has the focus: keys start from it.
 * Selected images stay selected when the order changes, and are deselected when they are no longer
 * shown.
 */
final class GridSelection {
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
    private final ReadOnlyObjectWrapper<List<ObjectInfo>> selected =
            new ReadOnlyObjectWrapper<>(List.of());
    private final Set<ObjectInfo> chosen = new HashSet<>();
    private List<ObjectInfo> items = List.of();
    private OptionalInt lead = OptionalInt.empty();
    private int anchor;

    /** The effect of a click or a key on an image. */
    enum Gesture {
        /** Selects only this image. */
        REPLACE,
        /** Toggles this image. */
        TOGGLE,
        /** Selects the range from the anchor. */
        EXTEND,
        /** Only moves the focus. */
        MOVE
    }

    /** A counter that increases with each change here. */
    ReadOnlyLongProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /** In display order. */
    ReadOnlyObjectProperty<List<ObjectInfo>> selected() {
        return selected.getReadOnlyProperty();
    }

    List<ObjectInfo> items() {
        return items;
    }

    OptionalInt lead() {
        return lead;
    }

    boolean isSelected(int index) {
        return chosen.contains(items.get(index));
    }

    void show(List<ObjectInfo> next) {
        ObjectInfo leading = lead.isPresent() ? items.get(lead.getAsInt()) : null;
        ObjectInfo anchored = anchor < items.size() ? items.get(anchor) : null;
        items = next;
        lead = indexOf(leading);
        anchor = indexOf(anchored).orElse(0);
        if (!chosen.isEmpty()) {
            chosen.retainAll(Set.copyOf(next));
        }
        changed();
    }

    /** Applies a click or a key on the image with this index. */
    void apply(int index, Gesture gesture) {
        ObjectInfo item = items.get(index);
        switch (gesture) {
            case REPLACE -> {
                chosen.clear();
                chosen.add(item);
            }
            case TOGGLE -> {
                if (!chosen.remove(item)) {
                    chosen.add(item);
                }
            }
            case EXTEND -> {
                chosen.clear();
                chosen.addAll(items.subList(Math.min(anchor, index), Math.max(anchor, index) + 1));
            }
            case MOVE -> {}
        }
        if (gesture != Gesture.EXTEND) {
            anchor = index;
        }
        lead = OptionalInt.of(index);
        changed();
    }

    void selectAll() {
        chosen.addAll(items);
        changed();
    }

    void clear() {
        chosen.clear();
        changed();
    }

    private OptionalInt indexOf(@Nullable ObjectInfo object) {
        int index = object == null ? -1 : items.indexOf(object);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    private void changed() {
        selected.set(
                chosen.isEmpty() ? List.of() : items.stream().filter(chosen::contains).toList());
        changes.set(changes.get() + 1);
    }
}
