package io.dropsize.ui.shell;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.Map;

/**
 * Checks the requirements for a window before JavaFX does, which would print stack traces to the
 * console.
 */
final class Preflight {
    private static final String GTK = "libgtk-3.so.0";

    private Preflight() {}

    /**
     * Returns if a window should be possible.
     *
     * @throws DropsizeException NO_DISPLAY
     */
    static void check(Map<String, String> environment, String system) {
        if (!system.startsWith("Linux")) {
            return;
        }
        boolean display =
                !environment.getOrDefault("DISPLAY", "").isEmpty()
                        || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
        if (!display) {
            throw new DropsizeException(ErrorKind.NO_DISPLAY);
        }
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(GTK, arena);
        } catch (IllegalArgumentException e) {
            throw new DropsizeException(ErrorKind.NO_DISPLAY, e);
        }
    }
}
