package io.dropsize.ui.shell;

import io.dropsize.app.Dropsize;

import javafx.application.Application;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** What JavaFX starts. */
public final class DropsizeApplication extends Application {
    // JavaFX makes the instance itself and leaves no other way to hand it something.
    private static @Nullable Supplier<Dropsize> program;
    private static List<Path> files = List.of();

    private @Nullable Dropsize dropsize;

    /**
     * Shows the window and returns when it is closed.
     *
     * @param opener makes the program, on the JavaFX thread
     * @param toOpen files to take at once
     * @throws UnsupportedOperationException when there is no display
     */
    public static void launchWindow(Supplier<Dropsize> opener, List<Path> toOpen) {
        program = opener;
        files = List.copyOf(toOpen);
        launch(DropsizeApplication.class);
    }

    @Override
    public void start(Stage stage) {
        if (program == null) {
            throw new IllegalStateException("start it with launchWindow");
        }
        dropsize = program.get();
        MainWindow window = new MainWindow(dropsize, stage, getHostServices());
        window.show();
        window.open(files);
    }

    @Override
    public void stop() {
        if (dropsize != null) {
            dropsize.close();
        }
    }
}
