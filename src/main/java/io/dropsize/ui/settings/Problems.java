package io.dropsize.ui.settings;

import javafx.scene.Node;
import javafx.scene.control.Label;

import java.util.Map;

/**
 * The sentences under the fields of a form. An empty field of a fresh form is not called wrong
 * before the user wants to save it.
 *
 * @param <F> names the fields
 */
final class Problems<F extends Enum<F>> {
    private final Map<F, Label> labels;
    private boolean insisting;

    Problems(Map<F, Label> labels) {
        this.labels = labels;
        labels.values().forEach(label -> label.managedProperty().bind(label.visibleProperty()));
    }

    /** Another thing is in the form. */
    void reset() {
        insisting = false;
    }

    void insist() {
        insisting = true;
    }

    /**
     * @param typing whether the user has typed anything
     */
    void show(Map<F, String> problems, boolean typing) {
        labels.forEach(
                (field, label) -> {
                    String sentence = problems.getOrDefault(field, "");
                    label.setText(sentence);
                    label.setVisible(!sentence.isEmpty() && (insisting || typing));
                });
    }

    static void focus(Map<?, String> problems, Map<?, ? extends Node> controls) {
        controls.entrySet().stream()
                .filter(entry -> problems.containsKey(entry.getKey()))
                .findFirst()
                .ifPresent(entry -> entry.getValue().requestFocus());
    }
}
