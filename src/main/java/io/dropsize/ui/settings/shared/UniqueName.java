package io.dropsize.ui.settings.shared;

import java.util.Collection;

/** Creates unique names. */
public final class UniqueName {
    private UniqueName() {}

    /** Returns the wanted name, with a number if it is taken. */
    public static String like(String wanted, Collection<String> taken) {
        String name = wanted;
        for (int number = 2; taken.stream().anyMatch(name::equalsIgnoreCase); number++) {
            name = wanted + " " + number;
        }
        return name;
    }
}
