package io.dropsize.ui.settings;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Wires the sections of the settings. */
final class SettingsController {
    private final List<Pane> panes;
    private int current;

    @FXML private ToggleGroup sections;
    @FXML private StackPane centre;

    SettingsController(List<Pane> panes) {
        this.panes = panes;
    }

    @FXML
    private void initialize() {
        sections.selectedToggleProperty().addListener((_, before, now) -> chosen(before, now));
        show(0);
    }

    /** Comes into sight. */
    void shown() {
        panes.get(current).shown();
    }

    /** Puts the focus on the section that is shown. */
    void focus() {
        ((Node) sections.getToggles().get(current)).requestFocus();
    }

    /** Whether the settings may be left. */
    boolean mayLeave() {
        return panes.get(current).mayLeave();
    }

    /**
     * Goes to a section.
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
        if (now != null && mayLeave()) {
            show(wanted);
        } else {
            sections.selectToggle(before);
        }
    }

    private void show(int section) {
        current = section;
        List<Node> all = centre.getChildren();
        for (int i = 0; i < all.size(); i++) {
            all.get(i).setVisible(i == section);
        }
        shown();
    }
}
