package io.dropsize.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.Application;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** A window for one view in a test. */
public final class Window {
    private static final Path FOLDER =
            Path.of(System.getProperty("dropsize.screenshots", "target/screenshots"));

    /** Only a fault takes that long, even on a busy computer. */
    private static final int MAX_SECONDS = 60;

    private static final int MAX_PALETTE = 256;

    /** Around a node, in pixels. */
    private static final int MARGIN = 12;

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
        T result = WaitForAsyncUtils.waitForAsyncFx(MAX_SECONDS * 1_000, action);
        WaitForAsyncUtils.waitForFxEvents();
        return result;
    }

    public static void waitUntil(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                MAX_SECONDS,
                TimeUnit.SECONDS,
                () ->
                        WaitForAsyncUtils.waitForAsyncFx(
                                MAX_SECONDS * 1_000, condition::getAsBoolean));
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
    public Path shot(String name) throws IOException {
        return write(on(() -> stage.getScene().snapshot(null)), name, false);
    }

    /** Writes a small picture of one node, also of its parts that are scrolled away. */
    public Path shot(Node node, String name) throws IOException {
        var area = new SnapshotParameters();
        Bounds bounds = node.getBoundsInParent();
        area.setViewport(
                new Rectangle2D(
                        bounds.getMinX() - MARGIN,
                        bounds.getMinY() - MARGIN,
                        bounds.getWidth() + 2 * MARGIN,
                        bounds.getHeight() + 2 * MARGIN));
        return write(on(() -> node.snapshot(area, null)), name, true);
    }

    private static Path write(WritableImage seen, String name, boolean small) throws IOException {
        int width = (int) seen.getWidth();
        int height = (int) seen.getHeight();
        int[] pixels = new int[width * height];
        seen.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        Path file = FOLDER.resolve(name + ".png");
        Files.createDirectories(file.getParent());
        return Files.write(file, PlainEngine.png(small ? indexed(image, pixels) : image));
    }

    /** Returns a copy in the most frequent colors; each other pixel gets the nearest of them. */
    private static BufferedImage indexed(BufferedImage image, int[] pixels) {
        Map<Integer, Long> counts =
                Arrays.stream(pixels)
                        .boxed()
                        .collect(Collectors.groupingBy(pixel -> pixel, Collectors.counting()));
        int[] colours =
                counts.entrySet().stream()
                        .sorted(
                                Map.Entry.<Integer, Long>comparingByValue(Comparator.reverseOrder())
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .limit(MAX_PALETTE)
                        .mapToInt(Map.Entry::getKey)
                        .toArray();
        var palette =
                new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
        var small =
                new BufferedImage(
                        image.getWidth(),
                        image.getHeight(),
                        BufferedImage.TYPE_BYTE_INDEXED,
                        palette);
        Map<Integer, Integer> indices = new HashMap<>();
        for (int i = 0; i < pixels.length; i++) {
            int index =
                    indices.computeIfAbsent(
                            pixels[i],
                            pixel -> ((byte[]) palette.getDataElements(pixel, null))[0] & 0xFF);
            small.getRaster().setSample(i % image.getWidth(), i / image.getWidth(), 0, index);
        }
        return small;
    }
}
