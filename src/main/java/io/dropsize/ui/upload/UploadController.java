package io.dropsize.ui.upload;

import atlantafx.base.controls.ToggleSwitch;

import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.upload.model.UploadViewModel;
import io.dropsize.ui.upload.rows.RowState;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.beans.Observable;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Controller of the Upload view. */
public final class UploadController {
    private final UploadViewModel model;
    private final Supplier<Parent> rows;
    private final UploadChoices choices;
    private final DesktopServices desk;
    private final UploadActions actions;
    private @Nullable Parent filled;

    @FXML private StackPane content;
    @FXML private Region emptyState;
    @FXML private Label formats;
    @FXML private ComboBox<String> presets;
    @FXML private MenuButton destinations;
    @FXML private ToggleSwitch review;
    @FXML private Region add;
    @FXML private Button main;
    @FXML private Button choose;
    @FXML private NoticePane notices;
    @FXML private Node folder;
    @FXML private Node restoring;

    /**
     * @param rows creates the list, on first use
     */
    UploadController(
            UploadViewModel model,
            Supplier<Parent> rows,
            UploadChoices choices,
            DesktopServices desk,
            UploadActions actions) {
        this.model = model;
        this.rows = rows;
        this.choices = choices;
        this.desk = desk;
        this.actions = actions;
    }

    /** Returns the label of the paste buttons, with this system's shortcut. */
    public String getPasteLabel() {
        KeyCombination keys = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);
        return Texts.of("upload.paste", keys.getDisplayText());
    }

    @FXML
    private void initialize() {
        formats.setText(Formats.everywhere());
        notices.follow(model.notice(), actions.addDestination());
        model.rows().addListener((ListChangeListener<UploadRow>) _ -> rowsChanged());
        model.recalling().addListener(_ -> rowsChanged());
        model.batchView().addListener((Observable _) -> updateMain());
        choices.connect(review, presets, destinations, actions.addDestination());
        rowsChanged();
    }

    void showFormats(String text) {
        formats.setText(text);
    }

    void focus() {
        if (emptyState.isVisible()) {
            choose.requestFocus();
            return;
        }
        Node table = list().lookup("#table");
        if (table != null) { // It doesn't exist while the view is preloaded.
            table.requestFocus();
        }
    }

    @FXML
    void chooseImages() {
        List<Path> chosen = desk.chooseImages();
        if (!chosen.isEmpty()) {
            model.drops().addFiles(chosen);
        }
    }

    @FXML
    void chooseFolder() {
        desk.chooseFolder().ifPresent(folder -> model.drops().addFiles(List.of(folder)));
    }

    @FXML
    private void paste() {
        actions.paste().run();
    }

    @FXML
    private void mainAction() {
        if (model.actions().inReview().isEmpty()) {
            model.links().copy(model.rows());
        } else {
            model.review().send();
        }
    }

    /** Returns the list, and loads it on first use. */
    Parent list() {
        Parent loaded = filled;
        if (loaded == null) {
            loaded = rows.get();
            filled = loaded;
        }
        return loaded;
    }

    private void rowsChanged() {
        boolean none = model.rows().isEmpty();
        boolean empty = none && !model.recalling().get();
        if (!none && !content.getChildren().contains(list())) {
            list().visibleProperty().bind(emptyState.visibleProperty().not());
            content.getChildren().add(list());
        }
        restoring.setVisible(none && !empty);
        emptyState.setVisible(empty);
        add.setVisible(!empty);
        add.setManaged(!empty);
        updateMain();
    }

    private void updateMain() {
        main.setVisible(!model.rows().isEmpty() || model.recalling().get());
        main.setManaged(main.isVisible());
        int waiting = model.actions().inReview().size();
        folder.setVisible(waiting > 0);
        if (!main.isVisible()) {
            return;
        }
        long done = model.rows().stream().filter(row -> row.state() == RowState.DONE).count();
        main.setText(
                waiting > 0 ? Texts.of("upload.send", waiting) : Texts.of("upload.copy-all-links"));
        main.setDisable(waiting == 0 && done == 0);
    }
}
