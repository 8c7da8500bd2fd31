package io.dropsize.ui.shell;

import javafx.application.Platform;

/** The program's lifetime. On the JavaFX thread. */
interface Lifetime {
    /** JavaFX's own. */
    Lifetime OF_JAVAFX =
            new Lifetime() {
                @Override
                public void outlivesItsWindow(boolean so) {
                    Platform.setImplicitExit(!so);
                }

                @Override
                public void end() {
                    Platform.exit();
                }
            };

    /** Whether the program continues when its window closes. */
    void outlivesItsWindow(boolean so);

    void end();
}
