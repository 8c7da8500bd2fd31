package io.dropsize.ui.shell;

import io.dropsize.app.Dropsize;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.pipeline.LinkMaker;
import io.dropsize.ui.history.HistoryView;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.Desk;
import io.dropsize.ui.kit.FirstPaint;
import io.dropsize.ui.kit.Icons;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.kit.Views;
import io.dropsize.ui.library.LibraryView;
import io.dropsize.ui.settings.SettingsCore;
import io.dropsize.ui.settings.SettingsView;
import io.dropsize.ui.settings.UpdateModel;
import io.dropsize.ui.upload.UploadCore;
import io.dropsize.ui.upload.UploadView;
import io.dropsize.ui.upload.UploadViewModel;

import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The window: puts the views together and takes what is dropped, pasted and typed. On the JavaFX
 * thread.
 */
final class MainWindow {
    /** How many views there are to {@link #go} to. */
    static final int PLACES = 4;

    private static final Logger LOG = LoggerFactory.getLogger(MainWindow.class);

    private final Dropsize dropsize;
    private final Stage stage;
    private final Background background = new Background();
    private final Desk desk;
    private final UploadViewModel upload;
    private final UploadView uploadView;
    private final ShellController shell;
    private final Quitting quitting;
    private @Nullable LibraryView libraryView;
    private @Nullable HistoryView historyView;
    private @Nullable SettingsView settingsView;
    private @Nullable UpdateModel updateModel;

    /**
     * @param desks makes the desktop around this window; is given how to say something in passing
     */
    MainWindow(Dropsize dropsize, Stage stage, Function<Consumer<String>, Desk> desks) {
        this.dropsize = dropsize;
        this.stage = stage;
        this.desk = desks.apply(this::say);
        UploadCore core =
                new UploadCore(
                        dropsize.engine(),
                        dropsize.maker(),
                        dropsize.scanner(),
                        dropsize.queue(),
                        dropsize.journal(),
                        dropsize.publishing(),
                        new LinkMaker(dropsize.stores()));
        this.upload = new UploadViewModel(core, dropsize.settings(), background, desk);
        this.uploadView =
                new UploadView(upload, core, dropsize.settings(), background, desk, this::paste);
        this.quitting = new Quitting(upload, stage, desk);
        this.shell =
                new ShellController(
                        upload, dropsize.settings(), dropsize.stores(), background, places());
    }

    /**
     * Shows it.
     *
     * @param begun is run when it has been painted and takes files
     */
    void show(Runnable begun) {
        new Look(dropsize.settings()).follow();
        Parent root = Views.load("shell", shell);
        Scene scene = new Scene(root);
        scene.getStylesheets()
                .add(
                        Objects.requireNonNull(MainWindow.class.getResource("/css/dropsize.css"))
                                .toExternalForm());
        upload.lastUpload().addListener((_, _, _) -> listAnew());
        takeDrops(scene);
        Shortcuts.install(scene, uploadView, upload, shell, this::paste, this::quit);
        stage.setScene(scene);
        stage.setTitle(Texts.of("app.name"));
        WindowPlace.restore(stage, dropsize.settings());
        stage.setOnCloseRequest(
                event -> {
                    if (!mayClose()) {
                        event.consume();
                    }
                });
        stage.setOnHiding(_ -> rememberPlace());
        stage.focusedProperty().addListener((_, _, focused) -> reloadWhen(focused));
        stage.show();
        WindowPlace.mend(stage);
        dropsize.settings().problem().ifPresent(problem -> say(ErrorText.of(problem)));
        FirstPaint.after(
                () -> {
                    begin();
                    begun.run();
                });
    }

    /** What the window needs to work, but not to be seen: journal and destination. */
    private void begin() {
        dropsize.onJournalProblem(problem -> Platform.runLater(() -> warn(problem)));
        upload.recall();
        shell.connect();
        background.run(Icons::all, stage.getIcons()::setAll, error -> LOG.warn("no icon", error));
        UnaskedLook.plan(dropsize.settings(), this::updates);
    }

    /** Another start of the program has handed over files, maybe none. */
    void comeBack(List<Path> files) {
        quitting.comeBack();
        open(files);
    }

    private void warn(DropsizeException problem) {
        upload.warn(problem);
        if (problem.kind() != ErrorKind.JOURNAL_BROKEN) {
            quitting.forgetful();
        }
    }

    /** Takes files as if they were dropped. */
    void open(List<Path> files) {
        if (!files.isEmpty()) {
            upload.add(files);
        }
    }

    /** Goes to the first, second… view. */
    void go(int place) {
        shell.go(place);
    }

    /** Does this when the next upload is through. */
    void onUploaded(Runnable action) {
        upload.lastUpload().addListener((_, _, _) -> action.run());
    }

    /** Closes without a question. */
    void leave() {
        stage.hide();
    }

    private List<ShellView> places() {
        return List.of(
                new ShellView(uploadView::root, () -> {}, () -> {}, () -> true),
                new ShellView(
                        () -> library().root(),
                        () -> library().start(),
                        () -> library().refresh(),
                        () -> true),
                new ShellView(
                        () -> history().root(),
                        () -> history().shown(),
                        () -> history().shown(),
                        () -> true),
                new ShellView(
                        () -> settings().root(),
                        () -> settings().shown(),
                        () -> {},
                        () -> settings().mayLeave()));
    }

    /** Uploads under way and settings that are not saved are asked about once. */
    private boolean mayClose() {
        return shell.mayLeave() && quitting.mayClose();
    }

    private LibraryView library() {
        LibraryView made = libraryView;
        if (made == null) {
            made =
                    new LibraryView(
                            dropsize.settings(),
                            dropsize.stores(),
                            dropsize.thumbnails(),
                            background,
                            desk);
            made.count().addListener((_, _, count) -> shell.showLibraryCount(count.intValue()));
            libraryView = made;
        }
        return made;
    }

    private HistoryView history() {
        HistoryView made = historyView;
        if (made == null) {
            made = new HistoryView(dropsize.uploads(), background, desk);
            historyView = made;
        }
        return made;
    }

    private SettingsView settings() {
        SettingsView made = settingsView;
        if (made == null) {
            made =
                    new SettingsView(
                            new SettingsCore(
                                    dropsize.settings(),
                                    dropsize.secrets(),
                                    dropsize.stores()::check,
                                    dropsize.folders().images(),
                                    dropsize.maker()::makes,
                                    updates()),
                            background,
                            desk);
            settingsView = made;
        }
        return made;
    }

    private UpdateModel updates() {
        UpdateModel made = updateModel;
        if (made == null) {
            made = UpdateModel.of(dropsize.releases(), dropsize.settings(), background, desk);
            updateModel = made;
        }
        return made;
    }

    private void listAnew() {
        if (libraryView != null) {
            libraryView.refresh();
        }
    }

    private void say(String sentence) {
        shell.say(sentence);
    }

    private void takeDrops(Scene scene) {
        scene.setOnDragOver(
                event -> {
                    if (event.getGestureSource() == null && Incoming.isIn(event.getDragboard())) {
                        event.acceptTransferModes(TransferMode.COPY);
                        shell.showDropHint(true);
                    }
                    event.consume();
                });
        scene.setOnDragExited(_ -> shell.showDropHint(false));
        scene.setOnDragDropped(this::dropped);
    }

    private void dropped(DragEvent event) {
        shell.showDropHint(false);
        boolean taken = take(event.getDragboard());
        event.setDropCompleted(taken);
        event.consume();
    }

    private void paste() {
        if (!take(Clipboard.getSystemClipboard())) {
            say(Texts.of("shell.nothing-to-paste"));
        }
    }

    private boolean take(Clipboard board) {
        Incoming incoming = Incoming.of(board);
        if (!incoming.files().isEmpty()) {
            shell.go(0);
            upload.add(incoming.files());
            return true;
        }
        if (incoming.hasPicture()) {
            shell.go(0);
            background.run(incoming::source, upload::add, error -> say(ErrorText.of(error)));
            return true;
        }
        return false;
    }

    private void reloadWhen(boolean focused) {
        if (focused) {
            background.run(
                    () -> {
                        dropsize.settings().reload();
                        return true;
                    },
                    _ -> {},
                    error -> say(ErrorText.of(error)));
        }
    }

    private void quit() {
        if (mayClose()) {
            stage.hide();
        }
    }

    private void rememberPlace() {
        try {
            var bounds = WindowPlace.of(stage, dropsize.settings());
            dropsize.settings().update(now -> now.withWindow(bounds));
        } catch (DropsizeException e) {
            LOG.warn("the window's place is not remembered: {}", e.getMessage());
        }
    }
}
