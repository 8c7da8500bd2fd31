package io.dropsize.ui.kit;

import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.OptionalInt;
import java.util.Queue;

/** Asks questions inside a window, one at a time. On the JavaFX thread. */
public final class Questions {
    private final Window window;
    private @Nullable QuestionPane open;
    private @Nullable Answered pending;
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    /**
     * @param window its scene's root must be a {@link Pane} that stacks its children
     */
    public Questions(Window window) {
        this.window = window;
    }

    /**
     * Asks and waits for the answer, while events are handled.
     *
     * @return the index of the chosen answer; empty if the question is cancelled, the window is
     *     hidden, or another question is open
     */
    public OptionalInt ask(Question question) {
        if (open != null || !window.isShowing()) {
            return OptionalInt.empty();
        }
        Object loop = new Object();
        Answered answered = new Answered(loop);
        QuestionPane pane = new QuestionPane(question, answered::with);
        Scene scene = window.getScene();
        Node before = scene.getFocusOwner();
        Pane root = (Pane) scene.getRoot();
        InvalidationListener keepFocus = _ -> Platform.runLater(pane::keepFocus);
        InvalidationListener hidden = _ -> answered.with(OptionalInt.empty());
        open = pane;
        pending = answered;
        root.getChildren().add(pane);
        pane.focusDefault();
        scene.focusOwnerProperty().addListener(keepFocus);
        window.showingProperty().addListener(hidden);
        try {
            Platform.enterNestedEventLoop(loop);
        } finally {
            window.showingProperty().removeListener(hidden);
            scene.focusOwnerProperty().removeListener(keepFocus);
            root.getChildren().remove(pane);
            open = null;
            pending = null;
            runNext();
        }
        if (before != null) {
            before.requestFocus();
        }
        return answered.answer;
    }

    /**
     * Runs an action that may ask a question later, when no question is open. Actions run one after
     * the other.
     */
    public void whenNoneIsOpen(Runnable action) {
        waiting.add(action);
        runNext();
    }

    private void runNext() {
        if (!waiting.isEmpty()) {
            Platform.runLater(
                    () -> {
                        Runnable next = open == null ? waiting.poll() : null;
                        if (next != null) {
                            next.run();
                            runNext();
                        }
                    });
        }
    }

    /** Cancels the open question, if there is one. */
    public void withdraw() {
        if (pending != null) {
            pending.with(OptionalInt.empty());
        }
    }

    /** The first answer; later ones are ignored. */
    private static final class Answered {
        private final Object loop;
        private boolean given;
        private OptionalInt answer = OptionalInt.empty();

        private Answered(Object loop) {
            this.loop = loop;
        }

        private void with(OptionalInt chosen) {
            if (!given) {
                given = true;
                answer = chosen;
                Platform.exitNestedEventLoop(loop, null);
            }
        }
    }
}
