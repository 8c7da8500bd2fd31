package io.dropsize.ui.shell;

import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.WindowBounds;

import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/** Puts the window where it was, if there still is a screen there. */
final class WindowPlace {
    private static final double WIDTH = 1180;
    private static final double HEIGHT = 770;
    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 560;

    private WindowPlace() {}

    static void restore(Stage stage, SettingsStore settings) {
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        WindowBounds bounds = settings.get().window();
        if (bounds != null && onScreen(bounds)) {
            place(stage, bounds.x(), bounds.y(), bounds.width(), bounds.height());
            stage.setMaximized(bounds.maximized());
        } else {
            Rectangle2D screen = Screen.getPrimary().getVisualBounds();
            double width = Math.min(WIDTH, screen.getWidth());
            double height = Math.min(HEIGHT, screen.getHeight());
            double x = screen.getMinX() + (screen.getWidth() - width) / 2;
            double y = screen.getMinY() + (screen.getHeight() - height) / 2;
            place(stage, x, y, width, height);
        }
    }

    /**
     * Puts a window back whose title bar a window manager has put above the screen's edge, as one
     * does that has just started itself. Call it when the window is shown.
     */
    static void mend(Stage stage) {
        PauseTransition placed = new PauseTransition(Duration.millis(400));
        placed.setOnFinished(
                _ -> {
                    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
                    boolean single = Screen.getScreens().size() == 1;
                    if (single && !stage.isMaximized() && stage.getY() < screen.getMinY()) {
                        stage.setY(screen.getMinY());
                    }
                    if (single && !stage.isMaximized() && stage.getX() < screen.getMinX()) {
                        stage.setX(screen.getMinX());
                    }
                });
        placed.play();
    }

    /** What to restore next time. A maximized window keeps the size it had before. */
    static WindowBounds of(Stage stage, SettingsStore settings) {
        WindowBounds before = settings.get().window();
        if (stage.isMaximized() && before != null) {
            return new WindowBounds(before.x(), before.y(), before.width(), before.height(), true);
        }
        return new WindowBounds(
                stage.getX(),
                stage.getY(),
                stage.getWidth(),
                stage.getHeight(),
                stage.isMaximized());
    }

    private static boolean onScreen(WindowBounds bounds) {
        double titleX = bounds.x() + bounds.width() / 2;
        return bounds.width() >= LEAST_WIDTH / 2
                && Screen.getScreens().stream()
                        .anyMatch(
                                screen ->
                                        screen.getVisualBounds().contains(titleX, bounds.y() + 10));
    }

    private static void place(Stage stage, double x, double y, double width, double height) {
        stage.setX(x);
        stage.setY(y);
        stage.setWidth(width);
        stage.setHeight(height);
    }
}
