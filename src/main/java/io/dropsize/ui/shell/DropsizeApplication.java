package io.dropsize.ui.shell;

import io.dropsize.app.SingleInstance;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.tray.Tray;
import io.dropsize.ui.shell.transfer.GtkSelections;

import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The JavaFX application. */
public final class DropsizeApplication extends Application {
    /** The first D-Bus connection takes some hundred milliseconds of CPU time; views come first. */
    private static final Duration TRAY_REST = Duration.seconds(3);

    // JavaFX creates the instance itself and offers no other way to pass values to it.
    private static @Nullable Future<Optional<OpenProgram>> opening;
    private static List<Path> files = List.of();
    private static Consumer<String> messages = _ -> {};
    private static @Nullable DropsizeException failure;
    private static volatile boolean started;

    private @Nullable OpenProgram program;
    private @Nullable WindowEndpoint endpoint;
    private @Nullable WindowTray tray;

    /**
     * Shows the window and returns when it is closed, or immediately if another window has taken
     * the files.
     *
     * @param opener creates the program, on a separate thread while JavaFX starts; empty if there
     *     is another window
     * @param toOpen files to add immediately
     * @param terminal receives messages for the terminal in which the program was started
     * @throws DropsizeException NO_DISPLAY, or the opener's exception
     */
    public static void launchWindow(
            Supplier<Optional<OpenProgram>> opener, List<Path> toOpen, Consumer<String> terminal) {
        Tray.prepare();
        FutureTask<Optional<OpenProgram>> task = new FutureTask<>(opener::get);
        Thread.ofPlatform().name("dropsize-opening").daemon().start(task);
        opening = task;
        files = List.copyOf(toOpen);
        messages = terminal;
        try {
            Preflight.check(System.getenv(), System.getProperty("os.name"));
        } catch (DropsizeException e) {
            if (opened().isEmpty()) {
                return; // The other window has the files.
            }
            throw e;
        }
        launch();
        if (failure != null) {
            throw failure;
        }
    }

    private static void launch() {
        try {
            launch(DropsizeApplication.class);
        } catch (RuntimeException | LinkageError e) {
            // JavaFX reports it with various exceptions.
            if (started) {
                throw e;
            }
            throw new DropsizeException(ErrorKind.NO_DISPLAY, e);
        }
    }

    @Override
    public void start(Stage stage) {
        started = true;
        try {
            opened().ifPresentOrElse(opened -> show(opened, stage), Platform::exit);
        } catch (DropsizeException e) {
            failure = e;
            Platform.exit();
        }
    }

    private void show(OpenProgram opened, Stage stage) {
        program = opened;
        MainWindow window =
                new MainWindow(
                        opened.dropsize(),
                        stage,
                        toast ->
                                new WindowDesk(
                                        stage,
                                        getHostServices(),
                                        opened.dropsize().notifications(),
                                        opened.dropsize().settings(),
                                        toast));
        endpoint = window.endpoint();
        WindowTray icon = window.tray(Tray::ofThisSystem);
        tray = icon;
        window.show(
                () -> {
                    painted(window, opened.place());
                    if (TrainingRun.ofThisStart() == null) {
                        PauseTransition rest = new PauseTransition(TRAY_REST);
                        rest.setOnFinished(_ -> icon.begin());
                        rest.play();
                    }
                });
    }

    private static void painted(MainWindow window, SingleInstance place) {
        TrainingRun rehearsal = TrainingRun.ofThisStart();
        if (rehearsal == TrainingRun.PAINT) {
            TrainingRun.painted(messages);
        }
        Thread.currentThread().setUncaughtExceptionHandler(new UncaughtErrors(window::say));
        window.begin(rehearsal == null);
        window.preload(
                () -> {
                    if (rehearsal == TrainingRun.IMAGE) {
                        TrainingRun.lookAround(window);
                    }
                });
        window.open(files);
        place.onFiles(window::comeBack, Platform::runLater);
    }

    private static Optional<OpenProgram> opened() {
        if (opening == null) {
            throw new IllegalStateException("start it with launchWindow");
        }
        try {
            return opening.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new DropsizeException(ErrorKind.CANCELLED, e);
        }
    }

    @Override
    public void stop() {
        if (program != null) {
            program.place().leave(); // Storing the clipboard may take seconds.
        }
        GtkSelections.loaded().ifPresent(GtkSelections::storeClipboard);
        if (tray != null) {
            tray.close();
        }
        if (endpoint != null) {
            endpoint.close();
        }
        if (program != null) {
            program.close();
        }
        if (endpoint != null) {
            endpoint.deleteBodies(); // Nothing reads them any more.
        }
    }
}
