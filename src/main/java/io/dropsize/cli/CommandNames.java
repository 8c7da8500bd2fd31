package io.dropsize.cli;

import java.util.Set;

/**
 * What commands there are, without the library that reads them: a window is asked whether its first
 * argument is one, and does not wait for that library.
 */
public final class CommandNames {
    private static final Set<String> NAMES =
            Set.of("upload", "resize", "list", "link", "delete", "destination", "serve-local");

    private CommandNames() {}

    public static Set<String> all() {
        return NAMES;
    }
}
