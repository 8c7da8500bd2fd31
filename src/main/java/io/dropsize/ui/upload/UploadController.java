package io.dropsize.ui.upload;

import atlantafx.base.controls.ToggleSwitch;

import io.dropsize.pipeline.Preset;
import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Destination;
import io.dropsize.ui.kit.Desk;
import io.dropsize.ui.kit.Texts;

import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import java.util.List;

/** Wires the Upload view. */
public final class UploadController {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination SEND =
            new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final UploadViewModel model;
    private final DetailsController details;
    private final Pictures pictures;
    private final SettingsStore settings;
    private final Desk desk;
    private final Runnable paste;

    @FXML private Region emptyState;
    @FXML private Label formats;
    @FXML private Region filled;
    @FXML private ComboBox<String> presets;
    @FXML private ComboBox<String> destinations;
    @FXML private ToggleSwitch review;
    @FXML private Region add;
    @FXML private Button main;
    @FXML private HBox noticeBar;
    @FXML private Label notice;
    @FXML private TableView<UploadRow> table;

    UploadController(
            UploadViewModel model,
            DetailsController details,
            Pictures pictures,
            SettingsStore settings,
            Desk desk,
            Runnable paste) {
        this.model = model;
        this.details = details;
        this.pictures = pictures;
        this.settings = settings;
        this.desk = desk;
        this.paste = paste;
    }

    @FXML
    private void initialize() {
        formats.setText(Formats.everywhere());
        UploadTable.setUp(table, model, pictures);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, row) -> details.show(row));
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        notice.textProperty().bind(model.notice());
        noticeBar.visibleProperty().bind(model.notice().isNotEmpty());
        noticeBar.managedProperty().bind(noticeBar.visibleProperty());
        model.rows().addListener((ListChangeListener<UploadRow>) _ -> rowsChanged());
        model.batchView().addListener((Observable _) -> updateMain());
        settings.onChange(now -> Platform.runLater(() -> showSettings(now)));
        showSettings(settings.get());
        presets.setOnAction(
                _ -> choose(presets, name -> settings.update(now -> now.withPreset(name))));
        destinations.setOnAction(
                _ ->
                        choose(
                                destinations,
                                name -> settings.update(now -> now.withDestination(name))));
        review.selectedProperty()
                .addListener((_, _, on) -> settings.update(now -> now.withReviewFirst(on)));
        rowsChanged();
    }

    void showFormats(String words) {
        formats.setText(words);
    }

    @FXML
    void chooseImages() {
        List<java.nio.file.Path> chosen = desk.chooseImages();
        if (!chosen.isEmpty()) {
            model.add(chosen);
        }
    }

    @FXML
    void chooseFolder() {
        desk.chooseFolder().ifPresent(folder -> model.add(List.of(folder)));
    }

    @FXML
    private void paste() {
        paste.run();
    }

    @FXML
    void mainAction() {
        if (model.inReview().isEmpty()) {
            model.copyLinks(model.rows(), model.usualForm());
        } else {
            model.sendReviewed();
        }
    }

    @FXML
    private void closeNotice() {
        model.closeNotice();
    }

    private void key(KeyEvent event) {
        List<UploadRow> selected = List.copyOf(table.getSelectionModel().getSelectedItems());
        if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
            model.remove(selected);
        } else if (COPY.match(event)) {
            model.copyLinks(selected, model.usualForm());
        } else if (SEND.match(event)) {
            model.sendReviewed();
        } else {
            return;
        }
        event.consume();
    }

    private void rowsChanged() {
        boolean empty = model.rows().isEmpty();
        emptyState.setVisible(empty);
        filled.setVisible(!empty);
        add.setVisible(!empty);
        add.setManaged(!empty);
        if (!empty && table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().select(0);
        }
        updateMain();
    }

    private void updateMain() {
        int waiting = model.inReview().size();
        long done = model.rows().stream().filter(row -> row.state() == RowState.DONE).count();
        main.setText(
                waiting > 0
                        ? Texts.of("upload.send", waiting)
                        : Texts.of("upload.copy-links", done));
        main.setDisable(waiting == 0 && done == 0);
        main.setVisible(!model.rows().isEmpty());
        main.setManaged(main.isVisible());
    }

    private void showSettings(Settings now) {
        presets.getItems().setAll(now.presets().stream().map(Preset::name).toList());
        presets.setValue(now.chosenPreset().name());
        destinations.getItems().setAll(now.destinations().stream().map(Destination::name).toList());
        destinations.setValue(now.chosenDestination().name());
        review.setSelected(now.reviewFirst());
    }

    private static void choose(ComboBox<String> box, java.util.function.Consumer<String> chosen) {
        String name = box.getValue();
        if (name != null) {
            chosen.accept(name);
        }
    }
}
