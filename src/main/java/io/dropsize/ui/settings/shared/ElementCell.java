package io.dropsize.ui.settings.shared;

import io.dropsize.ui.kit.Texts;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/** A name in the list of destinations or presets; the one that uploads use has a badge. */
final class ElementCell extends ListCell<String> {
    private final Supplier<String> inUse;
    private final Label current = new Label(Texts.of("settings.in-use"));

    ElementCell(Supplier<String> inUse) {
        this.inUse = inUse;
        current.getStyleClass().addAll("badge", "badge-done");
        setContentDisplay(ContentDisplay.RIGHT);
    }

    @Override
    protected void updateItem(@Nullable String name, boolean empty) {
        super.updateItem(name, empty);
        setText(empty ? null : name);
        setGraphic(!empty && inUse.get().equals(name) ? current : null);
    }
}
