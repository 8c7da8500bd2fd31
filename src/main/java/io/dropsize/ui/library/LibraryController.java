package io.dropsize.ui.library;

import io.dropsize.error.ErrorText;
import io.dropsize.image.ImageFormat;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectInfo;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.SearchField;
import io.dropsize.ui.kit.Texts;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Toggle;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import org.controlsfx.control.BreadCrumbBar;
import org.controlsfx.control.CheckComboBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Controller of the Library: the grid, its search and its keys. */
final class LibraryController {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final LibraryModel model;
    private final DetailModel details;
    private final ThumbnailLoader thumbnails;
    private final SettingsStore settings;
    private final DesktopServices desk;
    private final DetailController detail;

    @FXML private Parent root;
    @FXML private SearchField search;
    @FXML private Label shown;
    @FXML private SegmentedButton modes;
    @FXML private CheckComboBox<ImageFormat> formats;
    @FXML private BreadCrumbBar<String> folders;
    @FXML private ComboBox<Order> order;
    @FXML private ProgressIndicator busy;
    @FXML private Region notice;
    @FXML private Label problem;
    @FXML private Label empty;
    @FXML private ImageGrid grid;

    LibraryController(
            LibraryModel model,
            DetailModel details,
            ThumbnailLoader thumbnails,
            SettingsStore settings,
            DesktopServices desk) {
        this.model = model;
        this.details = details;
        this.thumbnails = thumbnails;
        this.settings = settings;
        this.desk = desk;
        this.detail = new DetailController(details, desk, this::delete);
    }

    DetailController detail() {
        return detail;
    }

    @FXML
    private void initialize() {
        search.textProperty().bindBidirectional(model.query());
        search.promptTextProperty().bind(Bindings.createStringBinding(this::prompt, model.count()));
        shown.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::shownWords,
                                model.selection().changes(),
                                model.query(),
                                model.folder(),
                                model.formats()));
        order.getItems().setAll(Order.values());
        order.valueProperty().bindBidirectional(model.order());
        new FormatFilter(formats).follow(model.formats());
        new FolderBar(folders, model).follow();
        busy.visibleProperty().bind(model.loading());
        problem.textProperty().bind(model.problem());
        notice.visibleProperty().bind(model.problem().isNotEmpty());
        BooleanBinding none =
                Bindings.createBooleanBinding(
                        () -> model.selection().items().isEmpty(), model.selection().changes());
        empty.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::emptyWords,
                                model.count(),
                                model.query(),
                                model.folder(),
                                model.formats()));
        empty.visibleProperty()
                .bind(none.and(model.loading().not()).and(model.problem().isEmpty()));
        grid.show(model.selection(), thumbnails, model::sets, detail::open);
        modes.getToggleGroup()
                .selectedToggleProperty()
                .addListener((_, before, now) -> modeChosen(before, now));
        model.selection().selected().addListener((_, _, images) -> selected(images));
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    /** Shows the images of the current destination. */
    void follow() {
        Destination chosen = settings.get().chosenDestination();
        thumbnails.from(chosen);
        model.show(chosen);
    }

    void focus() {
        grid.requestFocus();
    }

    void find() {
        search.begin();
    }

    @FXML
    void refresh() {
        model.refresh();
    }

    private void delete() {
        List<ObjectInfo> images = model.selection().selected().get();
        Destination from = model.destination().orElse(null);
        if (images.isEmpty() || from == null) {
            return;
        }
        if (desk.confirm(model.deletionOf(images, from))) {
            model.delete(from, images, this::deleted); // The current selection.
        }
    }

    private void deleted(LibraryModel.Deleted deleted) {
        if (deleted.first() == null) {
            desk.say(Texts.of("library.deleted", deleted.gone().size()));
        } else {
            desk.say(
                    Texts.of("library.not-deleted", deleted.left(), ErrorText.of(deleted.first())));
        }
    }

    private void selected(List<ObjectInfo> images) {
        details.show(
                settings.get().chosenDestination(),
                images,
                model.sets(),
                images.size() == 1 ? thumbnails.known(images.getFirst()).orElse(null) : null);
    }

    private void keyPressed(KeyEvent key) {
        if (key.getCode() == KeyCode.F5) {
            refresh();
        } else if (COPY.match(key)) {
            detail.copy();
        } else if (key.getCode() == KeyCode.DELETE) {
            delete();
        } else {
            return;
        }
        key.consume();
    }

    private void modeChosen(@Nullable Toggle before, @Nullable Toggle now) {
        if (now == null) {
            modes.getToggleGroup().selectToggle(before);
        } else {
            grid.mode(ImageGrid.Mode.valueOf(String.valueOf(now.getUserData())));
        }
    }

    private String prompt() {
        return Texts.of("library.search", model.count().get());
    }

    /** How many of all images are shown; empty if all are. */
    private String shownWords() {
        return model.isLimited()
                ? Texts.of("library.shown", model.selection().items().size(), model.count().get())
                : "";
    }

    private String emptyWords() {
        if (model.count().get() == 0) {
            return Texts.of("library.empty");
        }
        if (!model.query().get().isBlank()) {
            return Texts.of("library.no-match", model.query().get().strip());
        }
        return model.formats().get().isEmpty()
                ? Texts.of("library.no-folder")
                : Texts.of("library.no-format");
    }
}
