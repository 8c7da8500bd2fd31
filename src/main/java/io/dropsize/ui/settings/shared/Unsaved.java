package io.dropsize.ui.settings.shared;

import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Question;
import io.dropsize.ui.kit.Texts;

import java.util.function.BooleanSupplier;

/** Asks what to do with a form's unsaved changes. On the JavaFX thread. */
public final class Unsaved {
    private static final int SAVE = 0;

    private Unsaved() {}

    /**
     * Saves the changes, reverts them or keeps the form open, as the user chooses.
     *
     * @param name the name of the element in the form
     * @param save saves and returns whether that succeeded
     * @return whether the form may be left
     */
    public static boolean mayLeave(
            DesktopServices desk, String name, BooleanSupplier save, Runnable revert) {
        var answer =
                desk.ask(
                        Question.unsaved(
                                Texts.of("settings.discard.title", name),
                                Texts.of("settings.discard.question")));
        if (answer.isEmpty()) {
            return false;
        }
        if (answer.getAsInt() == SAVE) {
            return save.getAsBoolean();
        }
        revert.run();
        return true;
    }
}
