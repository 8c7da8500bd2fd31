package io.dropsize.ui.kit;

import io.dropsize.store.link.Description;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

import java.util.Objects;
import java.util.function.Consumer;

/** Fields for the alternative text and the title of an image. */
public final class DescriptionFields extends GridPane {
    private final TextField alt = field("description.alt");
    private final TextField title = field("description.title");
    private Description words = Description.NONE;
    private Consumer<Description> listener = _ -> {};
    private boolean showing;
    private boolean wide;

    public DescriptionFields() {
        getStyleClass().add("description-fields");
        alt.setPromptText(Texts.of("description.alt.none"));
        alt.setTooltip(Tooltips.wrapped(Texts.of("description.alt.hint")));
        title.setTooltip(Tooltips.wrapped(Texts.of("description.title.hint")));
        alt.textProperty().addListener((_, _, text) -> type(words.withAlt(text)));
        title.textProperty().addListener((_, _, text) -> type(words.withTitle(text)));
        managedProperty().bind(visibleProperty());
        setWide(false);
    }

    /** Whether both fields are on one line. */
    public boolean isWide() {
        return wide;
    }

    public void setWide(boolean oneLine) {
        wide = oneLine;
        getChildren().clear();
        add(label("description.alt", alt), 0, 0);
        add(alt, 1, 0);
        add(label("description.title", title), wide ? 2 : 0, wide ? 0 : 1);
        add(title, wide ? 3 : 1, wide ? 0 : 1);
    }

    /**
     * @param typed receives the description each time the user changes it
     */
    public void onTyped(Consumer<Description> typed) {
        listener = typed;
    }

    /**
     * Shows the description of an image.
     *
     * @param suggested the alternative text to show if the description has none
     */
    public void show(Description now, String suggested) {
        showing = true;
        words = now;
        set(alt, now.orAlt(suggested).text());
        set(title, Objects.requireNonNullElse(now.title(), ""));
        showing = false;
    }

    /** Whether the user is in one of the fields. */
    public boolean isEdited() {
        return alt.isFocused() || title.isFocused();
    }

    private static void set(TextField field, String text) {
        if (!text.equals(field.getText())) {
            field.setText(text);
        }
    }

    private void type(Description typed) {
        if (!showing) {
            words = typed;
            listener.accept(typed);
        }
    }

    private static TextField field(String name) {
        TextField field = new TextField();
        field.setAccessibleText(Texts.of(name));
        setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private static Node label(String text, TextField its) {
        Label label = new Label(Texts.of(text));
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(its);
        return label;
    }
}
