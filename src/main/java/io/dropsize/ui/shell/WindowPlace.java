package io.dropsize.ui.shell;

import io.dropsize.error.DropsizeException;
import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.WindowBounds;

import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/** Saves the window's position, and restores it if it is still on a screen. */
final class WindowPlace {
    private static final Logger LOG = LoggerFactory.getLogger(WindowPlace.class);

    static final double WIDTH = 1180;
    static final double HEIGHT = 770;
    private static final double MIN_WIDTH = 900;
    private static final double MIN_HEIGHT = 560;

    private WindowPlace() {}

    static void restore(Stage stage, SettingsStore settings) {
        WindowBounds bounds = settings.get().window();
        Optional<Rectangle2D> there = Optional.ofNullable(bounds).flatMap(WindowPlace::screen);
        Rectangle2D screen = there.orElseGet(Screen.getPrimary()::getVisualBounds);
        setMinimum(stage, screen);
        if (bounds != null && there.isPresent()) {
            placeWithin(stage, screen, bounds);
            stage.setMaximized(bounds.maximized());
        } else {
            double width = Math.min(WIDTH, screen.getWidth());
            double height = Math.min(HEIGHT, screen.getHeight());
            double x = screen.getMinX() + (screen.getWidth() - width) / 2;
            double y = screen.getMinY() + (screen.getHeight() - height) / 2;
            place(stage, x, y, width, height);
        }
    }

    /** Sets the smallest size at which nothing is cut, or the screen's if that is smaller. */
    static void setMinimum(Stage stage, Rectangle2D screen) {
        stage.setMinWidth(Math.min(MIN_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(MIN_HEIGHT, screen.getHeight()));
    }

    /**
     * Moves a window down if a window manager has placed its title bar above the screen's edge, as
     * some do shortly after their own start. Call it when the window is shown.
     */
    static void keepTitleBarOnScreen(Stage stage) {
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

    /** Saves the window's position for the next start. */
    static void remember(Stage stage, SettingsStore settings) {
        try {
            WindowBounds bounds = bounds(stage, settings);
            settings.updateIfRead(now -> now.withWindow(bounds));
        } catch (DropsizeException e) {
            LOG.warn("the window's position is not saved: {}", e.getMessage());
        }
    }

    /** The bounds to restore next time. A maximized window keeps its previous size. */
    private static WindowBounds bounds(Stage stage, SettingsStore settings) {
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

    /** The screen that contained the middle of its title bar. */
    private static Optional<Rectangle2D> screen(WindowBounds bounds) {
        double titleX = bounds.x() + bounds.width() / 2;
        return Screen.getScreens().stream()
                .map(Screen::getVisualBounds)
                .filter(_ -> bounds.width() >= MIN_WIDTH / 2)
                .filter(screen -> screen.contains(titleX, bounds.y() + 10))
                .findFirst();
    }

    /** The screen may have become smaller. */
    private static void placeWithin(Stage stage, Rectangle2D screen, WindowBounds bounds) {
        double width = Math.min(bounds.width(), screen.getWidth());
        double height = Math.min(bounds.height(), screen.getHeight());
        double x = Math.clamp(bounds.x(), screen.getMinX(), screen.getMaxX() - width);
        double y = Math.clamp(bounds.y(), screen.getMinY(), screen.getMaxY() - height);
        boolean fits = width == bounds.width() && height == bounds.height();
        place(stage, fits ? bounds.x() : x, fits ? bounds.y() : y, width, height);
    }

    private static void place(Stage stage, double x, double y, double width, double height) {
        stage.setX(x);
        stage.setY(y);
        stage.setWidth(width);
        stage.setHeight(height);
    }
}
