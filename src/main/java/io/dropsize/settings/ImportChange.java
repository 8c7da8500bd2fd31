package io.dropsize.settings;

import java.util.List;

/**
 * The effect of an import on one destination or preset.
 *
 * @param fields the most important values of an added item; the changed values of a changed one
 */
public record ImportChange(Kind kind, Item item, String name, List<String> fields) {
    public ImportChange {
        fields = List.copyOf(fields);
    }

    /** The effect of an import. */
    public enum Kind {
        ADDED,
        CHANGED,
        SAME
    }

    /** The kind of an imported item. */
    public enum Item {
        DESTINATION,
        PRESET
    }
}
