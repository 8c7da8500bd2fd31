package io.dropsize.ui.kit;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Services of the desktop for the views. Tests use their own implementation. */
public interface DesktopServices {
    /**
     * The system's dialog for image files; empty if it is cancelled. Blocks the JavaFX thread while
     * it is open.
     */
    List<Path> chooseImages();

    /**
     * The system's dialog for a folder; empty if it is cancelled. Blocks the JavaFX thread while it
     * is open.
     */
    Optional<Path> chooseFolder();

    /**
     * The system's dialog for a file with settings; empty if it is cancelled. Blocks the JavaFX
     * thread while it is open.
     */
    Optional<Path> chooseSettingsFile();

    /**
     * The system's dialog for a new file, which asks before an existing one is replaced; empty if
     * it is cancelled. Blocks the JavaFX thread while it is open.
     *
     * @param name the suggested name
     */
    Optional<Path> chooseNewFile(String name);

    /** Opens an address in the browser, or a folder in the file manager. */
    void open(URI address);

    void copy(String text);

    /** Whether copied text can be pasted after the program has ended. */
    default boolean keepsCopied() {
        return true;
    }

    /**
     * Asks the user and waits for the answer, with a desktop notification if the window is not in
     * front. Blocks the caller, but not the JavaFX thread.
     *
     * @return the index of the chosen answer; empty if the question is cancelled
     */
    OptionalInt ask(Question question);

    /**
     * Runs an action that asks a question which was not caused by the user, when no other question
     * is open. Returns immediately.
     */
    default void whenNoQuestionIsOpen(Runnable action) {
        action.run();
    }

    /** Cancels the open question, if there is one. */
    void withdrawQuestion();

    /** Asks a question with one answer besides Cancel. */
    default boolean confirm(Question question) {
        return ask(question).isPresent();
    }

    /** Shows a short message. */
    void say(String sentence);

    /**
     * Shows the result of work: in the window, and as a desktop notification if the window is not
     * in front. Returns immediately.
     *
     * @param offers actions in the message
     */
    void announce(String sentence, List<Offer> offers);
}
