package io.dropsize.ui.shell;

import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.util.Duration;

/** Says something in passing, for as long as it takes to read it. On the JavaFX thread. */
final class Toast {
    private static final Duration SHORTEST = Duration.seconds(3.5);
    private static final Duration A_LETTER = Duration.millis(60);

    private final Label label;

    Toast(Label label) {
        this.label = label;
    }

    void say(String sentence) {
        label.setText(sentence);
        label.setVisible(true);
        Duration reading = A_LETTER.multiply(sentence.length());
        PauseTransition rest =
                new PauseTransition(reading.greaterThan(SHORTEST) ? reading : SHORTEST);
        rest.setOnFinished(
                _ -> {
                    if (label.getText().equals(sentence)) {
                        label.setVisible(false);
                    }
                });
        rest.play();
    }
}
