package io.dropsize.ui.shell;

import io.dropsize.ui.settings.shared.FormRow;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Loads views before they are visited, in short steps between the window's pulses. A step loads one
 * file, or adds a few of its nodes to the scene, invisible, and the next pulse creates their skins
 * and styles. A view that is visited meanwhile gets its remaining nodes while it is shown. On the
 * JavaFX thread.
 */
final class ViewPreloader {
    /** The number of nodes that get their skins in one pulse. */
    private static final int NODES_PER_STEP = 4;

    /** Pulses between two steps; the window handles events in between. */
    private static final int PULSES_PER_STEP = 2;

    /** Panes whose children can be added to the scene one after the other. */
    private static final Set<Class<?>> DIVISIBLE =
            Set.of(HBox.class, VBox.class, StackPane.class, FormRow.class);

    private final Pane window;
    private final Region place;
    private final Pane backstage = new StackPane();
    private final Deque<Runnable> steps = new ArrayDeque<>();

    /** The remaining steps of the part that is being prepared. */
    private final Deque<Runnable> pieces = new ArrayDeque<>();

    /** A part can be shown without a visit: the list appears with the first image. */
    private final ChangeListener<Parent> shown = (_, _, now) -> finishShown(now);

    /**
     * @param window the scene's root
     * @param place the container of views, for their size
     * @param parts each loads one file, or returns a loaded part
     */
    ViewPreloader(Pane window, Region place, List<Supplier<Parent>> parts) {
        this.window = window;
        this.place = place;
        backstage.setManaged(false);
        backstage.setVisible(false);
        parts.forEach(part -> steps.add(() -> load(part)));
    }

    /**
     * Runs the steps one after the other, as the window has time.
     *
     * @param done called after the last one
     */
    void start(Runnable done) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long nanos) {
                pulses++;
                if (pulses % PULSES_PER_STEP == 0) {
                    // After the pulse, so that it doesn't take longer.
                    Platform.runLater(() -> next(this, done));
                }
            }
        }.start();
    }

    private void next(AnimationTimer timer, Runnable done) {
        if (!step()) {
            timer.stop();
            done.run();
        }
    }

    /**
     * Runs the next step.
     *
     * @return whether there was one
     */
    boolean step() {
        Runnable next = pieces.isEmpty() ? steps.poll() : pieces.poll();
        if (next == null) {
            return false;
        }
        next.run();
        return true;
    }

    /** Completes the part that is being prepared. To be called before another view is shown. */
    void finishPart() {
        while (!pieces.isEmpty()) {
            pieces.poll().run();
        }
    }

    private void load(Supplier<Parent> part) {
        Parent root = part.get();
        if (root.getScene() != null) {
            return; // It is already shown.
        }
        pieces.add(() -> enter(root));
        divide(root, pieces);
        pieces.add(() -> leave(root));
    }

    private void enter(Parent root) {
        if (backstage.getParent() == null) {
            window.getChildren().add(backstage);
        }
        if (root.getScene() == null) {
            backstage.resize(place.getWidth(), place.getHeight());
            backstage.getChildren().add(root);
            root.parentProperty().addListener(shown);
        }
    }

    private void finishShown(@Nullable Parent now) {
        if (now != null && now != backstage) {
            finishPart();
        }
    }

    private void leave(Parent root) {
        root.parentProperty().removeListener(shown);
        backstage.getChildren().remove(root);
        window.getChildren().remove(backstage);
    }

    /** Removes the nodes from their panes, and adds steps that put them back, a few at a time. */
    private static void divide(Parent root, Deque<Runnable> steps) {
        Deque<Runnable> moves = new ArrayDeque<>();
        detach(root, moves);
        while (!moves.isEmpty()) {
            List<Runnable> some =
                    Stream.generate(moves::poll)
                            .limit(Math.min(NODES_PER_STEP, moves.size()))
                            .toList();
            steps.add(() -> some.forEach(Runnable::run));
        }
    }

    private static void detach(Node node, Deque<Runnable> moves) {
        if (node instanceof ScrollPane scroll && scroll.getContent() != null) {
            Node content = scroll.getContent();
            scroll.setContent(null);
            moves.add(() -> scroll.setContent(content));
            detach(content, moves);
        } else if (DIVISIBLE.contains(node.getClass())) {
            Pane pane = (Pane) node;
            List<Node> children = List.copyOf(pane.getChildren());
            pane.getChildren().clear();
            for (Node child : children) {
                moves.add(() -> pane.getChildren().add(child));
                detach(child, moves);
            }
        }
    }
}
