package io.dropsize.ui.settings.shared;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Shows problems at fields that the user has visited: a red border while typing, a sentence when
 * the field loses the focus. Shows all problems when the user tries to save. On the JavaFX thread.
 */
public final class Problems<F extends Enum<F>> {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final Map<F, Label> labels;
    private final Function<F, ? extends Node> controls;
    private final List<Node> marked = new ArrayList<>();
    private final Set<F> visited = new HashSet<>();
    private boolean insisting;

    /**
     * @param labels the labels for the sentence of each field
     * @param controls the current control of a field
     */
    public Problems(Map<F, Label> labels, Function<F, ? extends Node> controls) {
        this.labels = labels;
        this.controls = controls;
        labels.values().forEach(label -> label.managedProperty().bind(label.visibleProperty()));
    }

    /** Marks all fields as untouched, because the form has new values. */
    public void reset() {
        insisting = false;
        visited.clear();
    }

    /** Shows all problems, and focuses the first invalid field. */
    public void insist(Map<F, String> problems) {
        insisting = true;
        show(problems, true);
        problems.keySet().stream()
                .sorted()
                .findFirst()
                .ifPresent(field -> controls.apply(field).requestFocus());
    }

    /**
     * @param typing whether the user has typed anything
     */
    public void show(Map<F, String> problems, boolean typing) {
        marked.forEach(node -> node.pseudoClassStateChanged(DANGER, false));
        marked.clear();
        labels.forEach((field, label) -> show(label, field, problems.get(field), typing));
    }

    private void show(Label label, F field, @Nullable String sentence, boolean typing) {
        Node control = controls.apply(field);
        boolean focused = hasFocus(control);
        if (focused) {
            visited.add(field);
        }
        boolean shown = insisting || (visited.contains(field) && (typing || !focused));
        boolean wrong = sentence != null && shown;
        if (wrong) {
            control.pseudoClassStateChanged(DANGER, true);
            marked.add(control);
        }
        label.setText(sentence == null ? "" : sentence);
        label.setVisible(wrong && (insisting || !focused));
    }

    /**
     * Returns whether the control has the focus, even while another window is active, from which
     * the user may copy values.
     */
    private static boolean hasFocus(Node control) {
        return control.isFocused() // for the editor of a spinner, which never is the focus owner
                || (control.getScene() != null && control.getScene().getFocusOwner() == control);
    }
}
