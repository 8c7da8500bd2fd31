package io.dropsize.ui.shell;

import io.dropsize.ui.kit.Offer;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.util.Duration;

import java.util.List;

/**
 * A message that is shown for the time to read it, longer if it has actions, and while the mouse is
 * on it. It covers no control of the view. On the JavaFX thread.
 */
final class Toast {
    private static final Duration SHORTEST = Duration.seconds(3.5);
    private static final Duration TO_DECIDE = Duration.seconds(10);
    private static final Duration A_LETTER = Duration.millis(60);

    private final Label label;
    private final Node box;
    private final Pane buttons;
    private final FreePlace place;

    /** Moves the message while it is shown, because the view may change. */
    private final Runnable afterLayout = this::place;

    /**
     * @param view the part of the window over which messages are shown
     */
    Toast(Label label, Node box, Pane buttons, Node view) {
        this.label = label;
        this.box = box;
        this.buttons = buttons;
        this.place = new FreePlace(box, view);
        box.visibleProperty().addListener((_, _, visible) -> follow(visible));
    }

    void say(String sentence, List<Offer> offers) {
        List<Hyperlink> shown = offers.stream().map(this::button).toList();
        label.setText(sentence);
        buttons.getChildren().setAll(shown);
        buttons.setManaged(!offers.isEmpty());
        box.setMouseTransparent(offers.isEmpty());
        box.setVisible(true);
        rest(sentence, shown);
    }

    private void follow(boolean visible) {
        if (visible) {
            place.reset();
            box.getScene().addPostLayoutPulseListener(afterLayout);
        } else {
            box.getScene().removePostLayoutPulseListener(afterLayout);
        }
    }

    private void place() {
        place.take();
    }

    private void rest(String sentence, List<Hyperlink> shown) {
        Duration reading = A_LETTER.multiply(sentence.length());
        Duration shortest = shown.isEmpty() ? SHORTEST : TO_DECIDE;
        PauseTransition rest =
                new PauseTransition(reading.greaterThan(shortest) ? reading : shortest);
        rest.setOnFinished(
                _ -> {
                    if (isStill(sentence, shown)) {
                        hideUnlessHovered(sentence, shown);
                    }
                });
        rest.play();
    }

    private void hideUnlessHovered(String sentence, List<Hyperlink> shown) {
        if (box.isHover() && !shown.isEmpty()) {
            rest(sentence, shown);
        } else {
            box.setVisible(false);
        }
    }

    private boolean isStill(String sentence, List<Hyperlink> shown) {
        return label.getText().equals(sentence) && buttons.getChildren().equals(shown);
    }

    private Hyperlink button(Offer offer) {
        Hyperlink button = new Hyperlink(offer.label());
        button.setOnAction(
                _ -> {
                    box.setVisible(false);
                    offer.action().run();
                });
        return button;
    }
}
