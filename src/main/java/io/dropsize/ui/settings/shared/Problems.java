package io.dropsize.ui.settings.shared;

import javafx.scene.Node;
import javafx.scene.Scene;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Shows problems at fields that the user has visited: a red border while typing, a sentence when
 * the field loses the focus. Shows all problems when the user tries to save. On the JavaFX thread.
 */
public final class Problems<F extends Enum<F>> {
    private final EditedForm<F> form;
    private final Map<F, FormRow> rows;
    private final Function<F, ? extends Node> controls;
    private final Set<F> visited = new HashSet<>();
    private boolean insisting;

    /**
     * @param fields the fields that can be invalid
     * @param controls the current control of a field, in a {@link FormRow}
     */
    public Problems(EditedForm<F> form, List<F> fields, Function<F, ? extends Node> controls) {
        this.form = form;
        this.controls = controls;
        // Later, a view that is being preloaded may be in parts.
        this.rows =
                fields.stream()
                        .collect(
                                Collectors.toMap(
                                        field -> field,
                                        field -> FormRow.of(controls.apply(field))));
        form.typed().addListener((_, _, _) -> show());
        controls.apply(fields.getFirst())
                .sceneProperty()
                .flatMap(Scene::focusOwnerProperty)
                .addListener((_, _, _) -> show());
        show();
    }

    /** Marks all fields as untouched, because the form has new values. */
    public void reset() {
        insisting = false;
        visited.clear();
        show();
    }

    /**
     * Shows all problems, and focuses the first invalid field.
     *
     * @return whether there is none
     */
    public boolean insist() {
        insisting = true;
        show();
        Set<F> invalid = form.problems().keySet();
        invalid.stream().sorted().findFirst().map(controls).ifPresent(Node::requestFocus);
        return invalid.isEmpty();
    }

    /** Updates the display, if other things than the form's values have changed. */
    public void show() {
        Map<F, String> problems = form.problems();
        boolean typing = form.changed();
        rows.forEach((field, row) -> show(row, field, problems.getOrDefault(field, ""), typing));
    }

    private void show(FormRow row, F field, String problem, boolean typing) {
        Node control = controls.apply(field);
        boolean focused = hasFocus(control);
        if (focused) {
            visited.add(field);
        }
        boolean shown = insisting || (visited.contains(field) && (typing || !focused));
        boolean wrong = shown && !problem.isEmpty();
        row.mark(wrong ? control : null);
        row.setProblem(wrong && (insisting || !focused) ? problem : "");
    }

    /**
     * Returns whether the control has the focus, even while another window is active, from which
     * the user may copy values.
     */
    private static boolean hasFocus(Node control) {
        return control.getScene() != null && control.getScene().getFocusOwner() == control;
    }
}
