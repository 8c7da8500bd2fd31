package io.dropsize.ui.settings;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Controller of the settings' sections. Only the visible one is in the scene. */
final class SettingsController {
    private final List<Section> all;
    private int current;

    @FXML private ToggleGroup sections;
    @FXML private StackPane centre;

    SettingsController(List<Section> all) {
        this.all = all;
    }

    @FXML
    private void initialize() {
        sections.selectedToggleProperty().addListener((_, before, now) -> chosen(before, now));
    }

    /** Loads the current section on first use, and shows it beside the list. */
    void load() {
        Parent section = all.get(current).root();
        if (!centre.getChildren().contains(section)) {
            centre.getChildren().setAll(section);
        }
    }

    /**
     * Loads a section on first use, and adds it beside the list unless the settings are visible.
     */
    void prepare(int section) {
        Parent loaded = all.get(section).root();
        if (centre.getScene() == null) {
            centre.getChildren().setAll(loaded);
        }
    }

    /** Called when the settings are shown. */
    void shown() {
        all.get(current).pane().shown();
    }

    /** Focuses the visible section. */
    void focus() {
        ((Node) sections.getToggles().get(current)).requestFocus();
    }

    /** Returns whether the settings may be left. */
    boolean mayLeave() {
        return all.get(current).pane().mayLeave();
    }

    /**
     * Shows a section.
     *
     * @return whether it is shown now
     */
    boolean go(int section) {
        sections.selectToggle(sections.getToggles().get(section));
        return current == section;
    }

    private void chosen(@Nullable Toggle before, @Nullable Toggle now) {
        int wanted = sections.getToggles().indexOf(now);
        if (wanted == current) {
            return;
        }
        sections.selectToggle(before); // The old section stays selected while the question is open.
        if (now != null && mayLeave()) {
            current = wanted;
            sections.selectToggle(now);
            show(wanted);
        }
    }

    private void show(int section) {
        current = section;
        load();
        shown();
    }
}
