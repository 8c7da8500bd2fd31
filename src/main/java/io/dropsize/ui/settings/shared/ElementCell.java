package io.dropsize.ui.settings.shared;

import io.dropsize.ui.kit.Texts;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A name in the list of destinations or presets; the one that uploads use, and those of the team,
 * have a badge.
 */
final class ElementCell extends ListCell<String> {
    private final Supplier<String> inUse;
    private final Predicate<String> ofTeam;
    private final Label current = new Label(Texts.of("settings.in-use"));
    private final Label team = new Label(Texts.of("settings.of-team"));
    private final HBox badges = new HBox();

    /**
     * @param ofTeam whether the element comes from the team file
     */
    ElementCell(Supplier<String> inUse, Predicate<String> ofTeam) {
        this.inUse = inUse;
        this.ofTeam = ofTeam;
        team.getStyleClass().add("badge");
        badges.getStyleClass().add("form-line");
        current.getStyleClass().addAll("badge", "badge-done");
        setContentDisplay(ContentDisplay.RIGHT);
    }

    @Override
    protected void updateItem(@Nullable String name, boolean empty) {
        super.updateItem(name, empty);
        setText(empty ? null : name);
        badges.getChildren().clear();
        if (name != null && !empty) {
            if (ofTeam.test(name)) {
                badges.getChildren().add(team);
            }
            if (inUse.get().equals(name)) {
                badges.getChildren().add(current);
            }
        }
        setGraphic(badges.getChildren().isEmpty() ? null : badges);
    }
}
