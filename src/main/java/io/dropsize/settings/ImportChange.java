package io.dropsize.settings;

import java.util.List;

/**
 * The effect of an import on one destination or preset.
 *
 * @param fields of an added one, its most important values; of a changed one, the changed values
 */
public record ImportChange(Kind kind, Item item, String name, List<String> fields) {
    public ImportChange {
        fields = List.copyOf(fields);
    }

    /** What an import does. */
    public enum Kind {
        ADDED,
        CHANGED,
        SAME
    }

    /** What is imported. */
    public enum Item {
        DESTINATION,
        PRESET
    }
}
