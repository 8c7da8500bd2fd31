package io.dropsize.ui.shell;

import io.dropsize.app.Dropsize;
import io.dropsize.app.OneWindow;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** What JavaFX starts. */
public final class DropsizeApplication extends Application {
    // JavaFX makes the instance itself and leaves no other way to hand it something.
    private static @Nullable Future<Dropsize> program;
    private static List<Path> files = List.of();
    private static @Nullable OneWindow place;
    private static volatile boolean shown;

    private @Nullable Dropsize dropsize;

    /**
     * Shows the window and returns when it is closed.
     *
     * @param opener makes the program, on a thread of its own while JavaFX starts
     * @param toOpen files to take at once
     * @param taken this window's place, which others ring at
     * @throws DropsizeException NO_DISPLAY
     */
    public static void launchWindow(Supplier<Dropsize> opener, List<Path> toOpen, OneWindow taken) {
        Preflight.check(System.getenv(), System.getProperty("os.name"));
        FutureTask<Dropsize> opening = new FutureTask<>(opener::get);
        Thread.ofPlatform().name("dropsize-opening").daemon().start(opening);
        program = opening;
        place = taken;
        files = List.copyOf(toOpen);
        try {
            launch(DropsizeApplication.class);
        } catch (RuntimeException | LinkageError e) {
            // JavaFX says it in several ways.
            if (shown) {
                throw e;
            }
            throw new DropsizeException(ErrorKind.NO_DISPLAY, e);
        }
    }

    @Override
    public void start(Stage stage) {
        shown = true;
        dropsize = opened();
        MainWindow window =
                new MainWindow(
                        dropsize, stage, toast -> new WindowDesk(stage, getHostServices(), toast));
        window.show(() -> painted(window));
    }

    private static void painted(MainWindow window) {
        Rehearsal rehearsal = Rehearsal.ofThisStart();
        if (rehearsal == Rehearsal.PAINT) {
            window.leave();
            return;
        }
        window.begin(rehearsal == null);
        takeFiles(window);
        if (rehearsal == Rehearsal.IMAGE) {
            Rehearsal.lookAround(window);
        }
    }

    private static void takeFiles(MainWindow window) {
        window.open(files);
        if (place != null) {
            place.onFiles(handed -> Platform.runLater(() -> window.comeBack(handed)));
        }
    }

    private static Dropsize opened() {
        if (program == null) {
            throw new IllegalStateException("start it with launchWindow");
        }
        try {
            return program.get();
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
        if (place != null) {
            place.leave();
        }
        if (dropsize != null) {
            dropsize.close();
        }
    }
}
