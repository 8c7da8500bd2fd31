package io.dropsize.ui.settings.shared;

import javafx.beans.DefaultProperty;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/**
 * A row of a form: a label, controls below each other, a note and the problem of their value. Takes
 * no space while it is invisible.
 */
@DefaultProperty("controls")
public final class FormRow extends HBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final Label label = new Label();
    private final VBox controls = new VBox();
    private final Label note = line("form-note");
    private final Label problem = line("form-problem");
    private @Nullable Node marked;

    public FormRow() {
        VBox field = new VBox(controls, note, problem);
        getStyleClass().add("form-row");
        label.getStyleClass().add("form-label");
        controls.getStyleClass().add("form-field");
        field.getStyleClass().add("form-field");
        getChildren().addAll(label, field);
        setHgrow(field, Priority.ALWAYS);
        managedProperty().bind(visibleProperty());
    }

    private static Label line(String style) {
        Label line = new Label();
        line.getStyleClass().add(style);
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        line.visibleProperty().bind(line.textProperty().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    /** Returns the row that contains a control. */
    public static FormRow of(Node control) {
        Node node = control;
        while (node != null && !(node instanceof FormRow)) {
            node = node.getParent();
        }
        if (node == null) {
            throw new IllegalArgumentException("not in a form: " + control);
        }
        return (FormRow) node;
    }

    public ObservableList<Node> getControls() {
        return controls.getChildren();
    }

    public String getText() {
        return label.getText();
    }

    public void setText(String text) {
        label.setText(text);
    }

    public String getNote() {
        return note.getText();
    }

    /** Sets the explanation below the controls; empty for none. */
    public void setNote(String text) {
        note.setText(text);
    }

    /** Sets the sentence below the note; empty for none. */
    public void setProblem(String sentence) {
        problem.setText(sentence);
    }

    /** Draws a red border around an invalid control, and around no other one of the row. */
    public void mark(@Nullable Node invalid) {
        if (marked != null) {
            marked.pseudoClassStateChanged(DANGER, false);
        }
        marked = invalid instanceof Spinner<?> spinner ? spinner.getEditor() : invalid;
        if (marked != null) {
            marked.pseudoClassStateChanged(DANGER, true);
        }
    }
}
