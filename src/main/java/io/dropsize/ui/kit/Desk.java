package io.dropsize.ui.kit;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the view asks of the desktop around it. Tests have one of their own. */
public interface Desk {
    /**
     * The system's dialog for image files; empty when it is cancelled. Blocks the JavaFX thread
     * while it is open.
     */
    List<Path> chooseImages();

    /**
     * The system's dialog for a folder; empty when it is cancelled. Blocks the JavaFX thread while
     * it is open.
     */
    Optional<Path> chooseFolder();

    /** Opens an address in the browser, or a folder in the file manager. */
    void open(URI address);

    void copy(String text);

    /** Whether what was copied can be pasted after the program has ended. */
    default boolean keepsCopied() {
        return true;
    }

    /**
     * Asks the user and waits for the answer. Blocks the caller, but not the JavaFX thread.
     *
     * @return the index of the chosen answer; empty when the question is cancelled
     */
    OptionalInt ask(Question question);

    /** Takes back the open question, if there is one: it is answered as if it was cancelled. */
    void withdrawQuestion();

    /** Asks a question with one answer besides Cancel. */
    default boolean confirm(Question question) {
        return ask(question).isPresent();
    }

    /** Says in passing that something is done or went wrong. */
    void say(String sentence);

    /**
     * Reports in passing how work has ended: in the window, and by the desktop's own notification
     * if the window is not in front. Returns at once.
     *
     * @param offers what can be done about it
     */
    void announce(String sentence, List<Offer> offers);
}
