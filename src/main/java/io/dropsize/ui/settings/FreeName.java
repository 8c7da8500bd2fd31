package io.dropsize.ui.settings;

import java.util.Collection;

/** Names that nothing has yet. */
final class FreeName {
    private FreeName() {}

    /** The wanted name, with a number behind it where it is taken. */
    static String like(String wanted, Collection<String> taken) {
        String name = wanted;
        for (int number = 2; taken.stream().anyMatch(name::equalsIgnoreCase); number++) {
            name = wanted + " " + number;
        }
        return name;
    }
}
