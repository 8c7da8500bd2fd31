package io.dropsize.ui.kit;

import io.dropsize.store.link.Description;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Fields for the alternative text and the title of an image. A change is saved when the user leaves
 * a field, presses Enter or stops typing, and before another image is shown.
 */
public final class DescriptionFields extends GridPane {
    private final TextField alt = field("description.alt");
    private final TextField title = field("description.title");
    private final PauseTransition pause = new PauseTransition(Duration.seconds(1));
    private @Nullable String typedAlt;
    private @Nullable String typedTitle;
    private Consumer<UnaryOperator<Description>> saving = _ -> {};
    private boolean showing;
    private boolean changed;
    private boolean wide;

    public DescriptionFields() {
        getStyleClass().add("description-fields");
        alt.setPromptText(Texts.of("description.alt.none"));
        alt.setTooltip(Tooltips.wrapped(Texts.of("description.alt.hint")));
        title.setTooltip(Tooltips.wrapped(Texts.of("description.title.hint")));
        alt.textProperty().addListener((_, _, text) -> type(() -> typedAlt = text));
        title.textProperty().addListener((_, _, text) -> type(() -> typedTitle = text));
        for (TextField field : List.of(alt, title)) {
            field.focusedProperty().addListener((_, _, _) -> save());
            field.setOnAction(_ -> save());
        }
        pause.setOnFinished(_ -> save());
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
     * Shows the description of an image.
     *
     * @param suggested the alternative text to show if the description has none
     * @param onSave receives the user's changes to the description; null if it can't be changed yet
     */
    public void show(
            Description now,
            String suggested,
            @Nullable Consumer<UnaryOperator<Description>> onSave) {
        save();
        showing = true;
        typedAlt = null;
        typedTitle = null;
        saving = Objects.requireNonNullElse(onSave, _ -> {});
        alt.setEditable(onSave != null);
        title.setEditable(onSave != null);
        set(alt, now.orAlt(suggested).text());
        set(title, Objects.requireNonNullElse(now.title(), ""));
        showing = false;
    }

    /** Whether the user is in one of the fields and can type. */
    public boolean isEdited() {
        return alt.isEditable() && (alt.isFocused() || title.isFocused());
    }

    private static void set(TextField field, String text) {
        if (!text.equals(field.getText())) {
            field.setText(text);
        }
    }

    /** Saves the description if the user has changed it. */
    public void save() {
        pause.stop();
        if (changed) {
            changed = false;
            String newAlt = typedAlt;
            String newTitle = typedTitle;
            saving.accept(earlier -> typed(earlier, newAlt, newTitle));
        }
    }

    /** Returns the description with the typed texts; the others may differ from what was shown. */
    private static Description typed(
            Description earlier, @Nullable String alt, @Nullable String title) {
        Description withAlt = alt == null ? earlier : earlier.withAlt(alt);
        return title == null ? withAlt : withAlt.withTitle(title);
    }

    private void type(Runnable keep) {
        if (!showing) {
            keep.run();
            changed = true;
            pause.playFromStart();
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
