package io.dropsize.cli;

import java.util.Set;

/**
 * The names of all commands, without loading picocli: a start of the window checks whether its
 * first argument is a command, and must not wait for that library.
 */
public final class CommandNames {
    private static final Set<String> NAMES =
            Set.of(
                    "upload",
                    "resize",
                    "list",
                    "link",
                    "delete",
                    "destination",
                    "settings",
                    "serve",
                    "token",
                    "serve-local",
                    "picgo",
                    "sxcu");

    private CommandNames() {}

    public static Set<String> all() {
        return NAMES;
    }
}
