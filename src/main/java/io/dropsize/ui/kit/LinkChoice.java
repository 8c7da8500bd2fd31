package io.dropsize.ui.kit;

import io.dropsize.store.LinkForm;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** The form of links in the whole window. On the JavaFX thread. */
public final class LinkChoice {
    /** More links than these are copied, but not displayed. */
    public static final int MAX_LINES = 50;

    private final ObjectProperty<LinkForm> form;
    private final ObjectProperty<LinkLife> life = new SimpleObjectProperty<>(LinkLife.HOUR);

    /**
     * @param remember receives the form each time the user chooses another one
     */
    public LinkChoice(LinkForm remembered, Consumer<LinkForm> remember) {
        form = new SimpleObjectProperty<>(remembered);
        form.addListener((_, _, now) -> remember.accept(now));
    }

    public ObjectProperty<LinkForm> form() {
        return form;
    }

    /** The lifetime of signed links. */
    public ObjectProperty<LinkLife> life() {
        return life;
    }

    /** Selects the toggle whose user data names the form, and handles the user's choice. */
    public void follow(ToggleGroup forms) {
        select(forms);
        form.addListener(_ -> select(forms));
        forms.selectedToggleProperty().addListener((_, before, now) -> chosen(forms, before, now));
    }

    /** Shows the lifetime of signed links while it applies. */
    public void follow(ChoiceBox<LinkLife> lives, Node line) {
        lives.getItems().setAll(LinkLife.values());
        lives.valueProperty().bindBidirectional(life);
        line.visibleProperty().bind(form.isEqualTo(LinkForm.SIGNED));
        line.managedProperty().bind(line.visibleProperty());
    }

    /**
     * Shows a node only for the forms with an alternative text.
     *
     * @param also an additional condition
     */
    public void followAlt(Node line, ObservableBooleanValue also) {
        line.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        also.get()
                                                && (form.get() == LinkForm.MARKDOWN
                                                        || form.get() == LinkForm.HTML),
                                form,
                                also));
        line.managedProperty().bind(line.visibleProperty());
    }

    private void select(ToggleGroup forms) {
        forms.getToggles().stream()
                .filter(toggle -> form.get().name().equals(toggle.getUserData()))
                .findFirst()
                .ifPresent(forms::selectToggle);
    }

    private void chosen(ToggleGroup forms, @Nullable Toggle before, @Nullable Toggle now) {
        if (now == null) {
            forms.selectToggle(before);
        } else {
            form.set(LinkForm.valueOf(String.valueOf(now.getUserData())));
        }
    }
}
