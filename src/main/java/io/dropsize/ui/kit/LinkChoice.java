package io.dropsize.ui.kit;

import io.dropsize.store.link.LinkForm;
import io.dropsize.store.link.LinkStyle;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;

import java.util.function.Consumer;

/** The form of links in the whole window. On the JavaFX thread. */
public final class LinkChoice {
    /** More links than these are copied, but not displayed. */
    public static final int MAX_LINES = 50;

    private final ObjectProperty<LinkForm> form;
    private final ObjectProperty<LinkStyle> style = new SimpleObjectProperty<>(LinkStyle.DEFAULT);
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

    /** The user's preferences for links. */
    public ObjectProperty<LinkStyle> style() {
        return style;
    }

    /** The lifetime of signed links. */
    public ObjectProperty<LinkLife> life() {
        return life;
    }

    /** Shows the form, and handles the user's choice. */
    public void follow(LinkFormBar forms) {
        forms.form().bindBidirectional(form);
    }

    /** Shows the lifetime of signed links while it applies. */
    public void follow(ChoiceBox<LinkLife> lives, Node line) {
        lives.getItems().setAll(LinkLife.values());
        lives.valueProperty().bindBidirectional(life);
        line.visibleProperty().bind(form.isEqualTo(LinkForm.SIGNED));
        line.managedProperty().bind(line.visibleProperty());
    }
}
