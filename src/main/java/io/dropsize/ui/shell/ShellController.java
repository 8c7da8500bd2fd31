package io.dropsize.ui.shell;

import io.dropsize.settings.Settings;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.ObjectStores;
import io.dropsize.ui.kit.AppView;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.Offer;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.upload.model.UploadViewModel;
import io.dropsize.ui.upload.rows.BatchView;

import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Controller of the window's frame: navigation, connection status, messages. */
public final class ShellController {
    private final UploadViewModel upload;
    private final SettingsStore settings;
    private final ObjectStores stores;
    private final Background background;
    private final List<Supplier<AppView>> places;
    private final Consumer<String> destinationSettings;
    private @Nullable DestinationCard card;
    private @Nullable Toast message;
    private boolean restoring;

    @FXML private StackPane root;
    @FXML private ToggleGroup views;
    @FXML private ToggleButton uploadButton;
    @FXML private ToggleButton libraryButton;
    @FXML private ToggleButton historyButton;
    @FXML private ToggleButton settingsButton;
    @FXML private Label libraryCount;
    @FXML private Label destinationName;
    @FXML private Label connection;
    @FXML private Hyperlink openSettings;
    @FXML private StackPane centre;
    @FXML private StackPane dropHint;
    @FXML private Label dropWords;
    @FXML private Label toast;
    @FXML private HBox toastBox;
    @FXML private HBox toastOffers;

    private @Nullable ViewPreloader preloader;

    /**
     * @param destinationSettings opens the settings of the destination with this name
     */
    ShellController(
            UploadViewModel upload,
            SettingsStore settings,
            ObjectStores stores,
            Background background,
            List<Supplier<AppView>> places,
            Consumer<String> destinationSettings) {
        this.upload = upload;
        this.settings = settings;
        this.stores = stores;
        this.background = background;
        this.places = places;
        this.destinationSettings = destinationSettings;
    }

    @FXML
    private void initialize() {
        message = new Toast(toast, toastBox, toastOffers, centre);
        views.selectedToggleProperty().addListener((_, before, now) -> chosen(before, now));
        upload.batchView().addListener((_, before, now) -> follow(before, now));
        DestinationCard shown =
                new DestinationCard(stores, background, destinationName, connection, openSettings);
        card = shown;
        settings.onChange(now -> Platform.runLater(() -> shown.show(now.chosenDestination())));
        shown.show(settings.get().chosenDestination());
        views.selectToggle(uploadButton);
    }

    /**
     * Returns the preloader of the views.
     *
     * @param parts each loads one file, or returns a loaded part
     */
    ViewPreloader preloader(List<Supplier<Parent>> parts) {
        ViewPreloader made = new ViewPreloader(root, centre, parts);
        preloader = made;
        return made;
    }

    /** Starts to check the connection to the current destination. */
    void connect() {
        card().connect(settings.get().chosenDestination());
    }

    /** Checks the connection to this destination again, if it is the current one. */
    void probeNow(String destination) {
        if (destination.equals(settings.get().chosenDestination().name())) {
            card().checkAgain(settings.get().chosenDestination());
        }
    }

    /** Whether the current view may be left; may ask the user. */
    boolean mayLeave() {
        return current().mayLeave();
    }

    /**
     * Shows the first, second… view.
     *
     * @return whether it is shown now
     */
    boolean go(int place) {
        buttons().get(place).setSelected(true); // Selecting it through its group would fire twice.
        return place(views.getSelectedToggle()) == place;
    }

    /** Shows the first, second… view and focuses it. */
    void visit(int place) {
        if (go(place)) {
            current().focus();
        }
    }

    /** Hides the message, or otherwise the notice above the list. */
    void dismiss() {
        if (toastBox.isVisible()) {
            toastBox.setVisible(false);
        } else if (views.getSelectedToggle() == uploadButton) {
            upload.notice().close();
        }
    }

    /** Shows a message. */
    void say(String sentence) {
        say(sentence, List.of());
    }

    /** Shows a message with actions. */
    void say(String sentence, List<Offer> offers) {
        message().say(sentence, offers);
    }

    void showDropHint(boolean shown) {
        Settings now = settings.get();
        dropWords.setText(
                now.reviewFirst()
                        ? Texts.of("shell.drop-here.review")
                        : Texts.of("shell.drop-here", now.chosenDestination().name()));
        dropHint.setVisible(shown);
    }

    void showLibraryCount(int images) {
        libraryCount.setText(images == 0 ? "" : Texts.of("shell.library-count", images));
    }

    /** Focuses the search field of the current view. */
    void find() {
        current().find();
    }

    /** Handles F5 for the frame. */
    void refresh() {
        card().checkAgain(settings.get().chosenDestination());
        current().refresh();
    }

    @FXML
    private void openSettings() {
        destinationSettings.accept(settings.get().chosenDestination().name());
        openSettings.setVisited(false);
    }

    @FXML
    private void cardClicked() {
        if (openSettings.isVisible()) {
            openSettings();
        }
    }

    private Toast message() {
        return Objects.requireNonNull(message, "before the FXML is loaded");
    }

    private DestinationCard card() {
        return Objects.requireNonNull(card, "before the FXML is loaded");
    }

    private void chosen(@Nullable Toggle before, @Nullable Toggle now) {
        ViewPreloader preparing = preloader;
        if (preparing != null) {
            preparing.finishPart();
        }
        if (restoring) {
            return;
        }
        if (now == null || place(before) >= 0 && before != now) {
            select(before); // The sidebar shows the current view while the question is open.
            if (now == null || !places.get(place(before)).get().mayLeave()) {
                return;
            }
            select(now);
        }
        centre.getChildren().setAll(current().root());
        current().shown();
    }

    /** Selects a navigation button without changing the view. */
    private void select(@Nullable Toggle button) {
        restoring = true;
        views.selectToggle(button);
        restoring = false;
    }

    private List<ToggleButton> buttons() {
        return List.of(uploadButton, libraryButton, historyButton, settingsButton);
    }

    private AppView current() {
        return places.get(Math.max(0, place(views.getSelectedToggle()))).get();
    }

    /** The index of a navigation button; -1 for other buttons. */
    private int place(@Nullable Toggle button) {
        return button == null ? -1 : buttons().indexOf(button);
    }

    private void follow(BatchView before, BatchView now) {
        if (before.stuck() != now.stuck()) {
            card().checkAgain(settings.get().chosenDestination());
        }
    }
}
