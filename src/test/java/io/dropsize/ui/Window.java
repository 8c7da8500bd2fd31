package io.dropsize.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** A window for one view in a test. */
public final class Window {
    private static final Path FOLDER =
            Path.of(System.getProperty("dropsize.screenshots", "target/screenshots"));

    private final Stage stage;

    private Window(Stage stage) {
        this.stage = stage;
    }

    /** Views can be made from then on. */
    public static void startToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    public static Window show(Parent view, double width, double height) throws TimeoutException {
        Stage stage = FxToolkit.registerPrimaryStage();
        on(
                () -> {
                    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
                    Scene scene = new Scene(new StackPane(view), width, height);
                    scene.getStylesheets().add("/css/dropsize.css");
                    stage.setScene(scene);
                    stage.setWidth(width);
                    stage.setHeight(height);
                    stage.show();
                    return stage;
                });
        return new Window(stage);
    }

    /** A window that is already shown. */
    public static Window of(Stage stage) {
        return new Window(stage);
    }

    public Scene scene() {
        return stage.getScene();
    }

    /** Runs this on the JavaFX thread and waits for it. */
    public static <T> T on(Callable<T> action) {
        T result = WaitForAsyncUtils.waitForAsyncFx(10_000, action);
        WaitForAsyncUtils.waitForFxEvents();
        return result;
    }

    public static void waitUntil(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.waitForAsyncFx(10_000, condition::getAsBoolean));
        WaitForAsyncUtils.waitForFxEvents();
    }

    public void dark() {
        on(
                () -> {
                    Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
                    return true;
                });
    }

    public void resize(double width, double height) {
        on(
                () -> {
                    stage.setWidth(width);
                    stage.setHeight(height);
                    return true;
                });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Writes a screenshot to target/screenshots, or to the build's folder. */
    public Path shot(String name) throws java.io.IOException {
        WritableImage seen = on(() -> stage.getScene().snapshot(null));
        int width = (int) seen.getWidth();
        int height = (int) seen.getHeight();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader reader = seen.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, reader.getArgb(x, y));
            }
        }
        Path file = Files.createDirectories(FOLDER).resolve(name + ".png");
        return Files.write(file, PlainEngine.png(image));
    }
}
