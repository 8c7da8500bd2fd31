package io.dropsize.ui.shell;

import io.dropsize.app.Dropsize;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.library.LinkMaker;
import io.dropsize.tray.Tray;
import io.dropsize.tray.TrayFace;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.DesktopServices;
import io.dropsize.ui.kit.FirstPaint;
import io.dropsize.ui.kit.Icons;
import io.dropsize.ui.kit.Offer;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.kit.Views;
import io.dropsize.ui.upload.UploadActions;
import io.dropsize.ui.upload.UploadView;
import io.dropsize.ui.upload.intake.UploadCore;
import io.dropsize.ui.upload.model.UploadViewModel;
import io.dropsize.ui.upload.rows.LastUpload;

import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The window: puts the views together. On the JavaFX thread. */
final class MainWindow {
    private static final Logger LOG = LoggerFactory.getLogger(MainWindow.class);

    private static final int SETTINGS = 3;

    private final Dropsize dropsize;
    private final Stage stage;
    private final Background background = new Background();
    private final DesktopServices desk;
    private final UploadViewModel upload;
    private final UploadView uploadView;
    private final WindowEndpoint endpoint;
    private final Navigation navigation;
    private final ShellController shell;
    private final CloseGuard closeGuard;
    private final SettingsReloader settingsReloader;
    private final DropTarget drops;
    private boolean online;

    /**
     * @param desks creates the desktop services of this window from a function that shows messages
     */
    MainWindow(
            Dropsize dropsize,
            Stage stage,
            Function<BiConsumer<String, List<Offer>>, DesktopServices> desks) {
        this.dropsize = dropsize;
        this.stage = stage;
        new ThemeSwitcher(dropsize.settings())
                .follow(); // Before JavaFX gives the first control its own.
        this.desk = desks.apply(this::sayAndOffer);
        UploadCore core =
                new UploadCore(
                        dropsize.engine(),
                        dropsize.maker(),
                        dropsize.scanner(),
                        dropsize.submissions(),
                        dropsize.publishing(),
                        new LinkMaker(dropsize.stores()));
        this.upload = new UploadViewModel(core, dropsize.settings(), background, desk);
        this.uploadView =
                new UploadView(
                        upload,
                        core,
                        dropsize.settings(),
                        background,
                        desk,
                        new UploadActions(
                                this::paste,
                                this::addDestination,
                                plan -> dropsize.uploadThumbnails().find(plan.contentKey())));
        this.endpoint = new WindowEndpoint(dropsize, upload, background, desk);
        this.settingsReloader = new SettingsReloader(dropsize.settings(), background, this::say);
        this.closeGuard = new CloseGuard(upload, stage, desk, Lifetime.OF_JAVAFX);
        this.navigation =
                new Navigation(
                        dropsize,
                        uploadView,
                        background,
                        desk,
                        upload.links().choice(),
                        this::showLibraryCount,
                        endpoint);
        this.shell =
                new ShellController(
                        upload,
                        dropsize.settings(),
                        dropsize.stores(),
                        background,
                        navigation.all(),
                        this::showDestination);
        this.drops = new DropTarget(upload, shell, desk, this::goToUpload);
    }

    /**
     * Shows the window.
     *
     * @param painted called after it has been painted; {@link #begin} belongs there
     */
    void show(Runnable painted) {
        StatusBarController bar = new StatusBarController(upload);
        Parent root = Views.load("shell", type -> type == ShellController.class ? shell : bar);
        // With a size, as JavaFX would otherwise compute it from all nodes. The stage's size is set
        // later.
        Scene scene = new Scene(root, WindowPlace.WIDTH, WindowPlace.HEIGHT);
        scene.getStylesheets()
                .add(
                        Objects.requireNonNull(MainWindow.class.getResource("/css/dropsize.css"))
                                .toExternalForm());
        upload.stored().addListener((_, _, _) -> navigation.listAgain());
        upload.requestedRows().onRowsRequested(this::goToUpload);
        upload.onUploaded(navigation::keepPicture);
        CompactLayout.follow(scene);
        drops.install(scene);
        Shortcuts.install(scene, uploadView, upload, shell, desk, drops::paste, this::quit);
        stage.setScene(scene);
        stage.setTitle(Texts.of("app.name"));
        WindowPlace.restore(stage, dropsize.settings());
        stage.setOnCloseRequest(
                event -> {
                    if (!mayClose()) {
                        event.consume();
                    }
                });
        stage.setOnHiding(_ -> leaveField());
        stage.show();
        WindowPlace.keepTitleBarOnScreen(stage);
        dropsize.settings().problem().ifPresent(upload.notice()::warn);
        FirstPaint.after(painted);
    }

    /**
     * Loads the parts that the window needs to work, but not to be painted: journal, destination,
     * icons.
     *
     * @param online whether to check the connection to the destination
     */
    void begin(boolean online) {
        // Not earlier: at the start they have just been read.
        stage.focusedProperty().addListener((_, _, focused) -> reloadWhen(focused));
        settingsReloader.follow();
        dropsize.submissions().runInBackground();
        dropsize.onSecretChange(name -> Platform.runLater(() -> shell.probeNow(name)));
        upload.descriptions().follow(dropsize.descriptions());
        dropsize.onJournalProblem(problem -> Platform.runLater(() -> warn(problem)));
        upload.recall();
        uploadView.begin();
        this.online = online;
        if (online) {
            shell.connect();
            endpoint.begin();
            TeamRefresh.plan(dropsize.teamFiles(), background);
        }
        background.run(Icons::all, stage.getIcons()::setAll, error -> LOG.warn("no icon", error));
        background.run(
                dropsize.uploads()::lastBatch,
                last ->
                        last.ifPresent(
                                it -> upload.remember(new LastUpload(it.images(), it.ended()))),
                error -> LOG.warn("the last upload is not known", error));
        AutoUpdateCheck.plan(dropsize.settings(), navigation::updates);
    }

    /**
     * Loads unvisited views while the window is idle, then lists the Library's images.
     *
     * @param loaded called when all views are loaded
     */
    void preload(Runnable loaded) {
        preloader()
                .start(
                        () -> {
                            if (online) {
                                navigation.listLibrary();
                            }
                            loaded.run();
                        });
    }

    ViewPreloader preloader() {
        return shell.preloader(navigation.parts());
    }

    /** Handles files from another start of the program, possibly none. */
    void comeBack(List<Path> files) {
        closeGuard.comeBack();
        open(files);
    }

    private void warn(DropsizeException problem) {
        upload.notice().warn(problem);
        if (problem.kind() != ErrorKind.JOURNAL_BROKEN) {
            closeGuard.forgetful();
        }
    }

    /** Adds files as if they were dropped. */
    void open(List<Path> files) {
        if (!files.isEmpty()) {
            goToUpload();
            upload.drops().addFiles(files);
        }
    }

    /** Shows the list to which images are added. */
    private void goToUpload() {
        shell.go(0);
        uploadView.showList();
    }

    /** Shows the first, second… view. */
    void go(int place) {
        shell.go(place);
    }

    /** The endpoint for editors and scripts. */
    WindowEndpoint endpoint() {
        return endpoint;
    }

    /** The window's icon in the tray that this function creates. */
    WindowTray tray(Function<TrayFace, Tray> trays) {
        var actions = new WindowTray.Actions(() -> comeBack(List.of()), this::paste, this::quit);
        return new WindowTray(upload, dropsize.settings(), actions, trays);
    }

    /** Closes without a question. */
    void leave() {
        stage.hide();
    }

    /** Asks once about running uploads and unsaved settings. */
    private boolean mayClose() {
        return shell.mayLeave() && closeGuard.mayClose();
    }

    private void showLibraryCount(int images) {
        shell.showLibraryCount(images);
    }

    /** Shows a message over the view. */
    void say(String sentence) {
        shell.say(sentence);
    }

    private void addDestination() {
        if (shell.go(SETTINGS)) {
            navigation.addDestination();
        }
    }

    private void showDestination(String name) {
        if (shell.go(SETTINGS)) {
            navigation.showDestination(name);
        }
    }

    private void sayAndOffer(String sentence, List<Offer> offers) {
        shell.say(sentence, offers);
    }

    private void paste() {
        drops.paste();
    }

    private void reloadWhen(boolean focused) {
        if (focused) {
            settingsReloader.look();
        }
    }

    private void quit() {
        if (mayClose()) {
            stage.hide();
        }
    }

    /** A field saves its text when it is left. */
    private void leaveField() {
        stage.getScene().getRoot().requestFocus();
        WindowPlace.remember(stage, dropsize.settings());
    }
}
