package io.dropsize.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.app.AppFolders;
import io.dropsize.app.Dropsize;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.secret.MemorySecretStore;
import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.Theme;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.service.Service;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.ui.Drawings;
import io.dropsize.ui.Window;
import io.dropsize.ui.kit.Texts;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Walks through the whole window with drawn pictures, and takes a screenshot of every screen. */
@Tag("window")
@ExtendWith(ApplicationExtension.class)
class ScreensTest {
    private static final List<String> NAMES =
            List.of(
                    "beach-sunrise",
                    "harbour-night",
                    "IMG_2041",
                    "kitchen",
                    "logo",
                    "menu-spring",
                    "stage",
                    "team",
                    "terrace");

    private final QuietDesk desk = new QuietDesk();
    private final MemoryStore store = new MemoryStore();
    private final String system = System.getProperty("os.version");
    @TempDir Path home;
    private Dropsize dropsize;
    private MainWindow main;
    private Window window;

    @Start
    void start(Stage stage) throws IOException {
        System.setProperty("os.version", "6.12.0"); // The pictures are for everybody.
        store.address = "https://img.example.com/";
        store.modified = Instant.now();
        SettingsStore settings = SettingsStore.open(home);
        settings.update(
                now ->
                        now.withDestinations(List.of(Destination.thisComputer(), photos()))
                                .withDestination("photos")
                                .withTheme(Theme.LIGHT));
        AppFolders folders = new AppFolders(home, home, home, home.resolve("cache"), home);
        dropsize =
                new Dropsize(
                        folders,
                        settings,
                        new MemorySecretStore(),
                        new DefaultImageEngine(),
                        store,
                        () -> {});
        main = new MainWindow(dropsize, stage, _ -> desk);
        main.show(() -> main.begin(true));
        window = Window.of(stage);
    }

    @AfterEach
    void close() {
        System.setProperty("os.version", system);
        dropsize.close();
    }

    @Test
    void everyScreenIsDrawnAndNoWordOnAButtonIsCut(FxRobot robot) throws Exception {
        shot("upload-empty");
        Path folder = photosFolder();
        robot.interact(() -> main.open(List.of(folder)));
        Window.waitUntil(() -> !desk.copied.isEmpty() && comparisonIsShown(robot));
        shot("upload");
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        Window.waitUntil(
                () ->
                        robot.lookup(".tile").queryAll().size() >= NAMES.size()
                                && hasThumbnails(robot));
        robot.clickOn(robot.lookup(".tile").<Node>query());
        Window.waitUntil(() -> linkIsShown(robot));
        shot("library");
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        Window.waitUntil(() -> historyIsShown(robot));
        shot("history");
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT4);
        shot("settings");
        for (String section : List.of("presets", "after-upload", "appearance", "about")) {
            robot.clickOn(Texts.of("settings." + section));
            shot("settings-" + section);
        }
        dropsize.settings().update(now -> now.withTheme(Theme.DARK));
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
        shot("upload-dark");

        assertThat(desk.copied.getFirst().lines()).hasSize(NAMES.size());
    }

    @Test
    void withReviewFirstNothingIsUploadedBeforeTheUserReleasesIt(FxRobot robot) throws Exception {
        dropsize.settings().update(now -> now.withReviewFirst(true));
        Path folder = photosFolder();
        robot.interact(() -> main.open(List.of(folder)));
        Window.waitUntil(
                () ->
                        rowCount(robot) == NAMES.size() + 1
                                && comparisonIsShown(robot)
                                && forecasts(robot) == NAMES.size());
        shot("upload-review");
        triesOtherSettings(robot);

        assertThat(store.objects).isEmpty();
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        Window.waitUntil(() -> store.objects.size() == NAMES.size());
    }

    private void triesOtherSettings(FxRobot robot) throws Exception {
        robot.clickOn("#enlarge");
        Window.waitUntil(() -> isScored(robot));
        Slider quality = robot.lookup("#trialQuality").queryAs(Slider.class);
        String before = text(robot, "#result");
        robot.interact(() -> quality.setValue(30));
        Window.waitUntil(() -> !text(robot, "#result").equals(before) && isScored(robot));
        shot("compare");
        robot.clickOn("#useForThis");
        robot.clickOn("#savePreset");
        robot.write("Small files").push(KeyCode.ENTER);
        Window.waitUntil(
                () ->
                        dropsize.settings().get().presets().stream()
                                .anyMatch(preset -> preset.name().equals("Small files")));
        robot.push(KeyCode.ESCAPE);
        Window.waitUntil(() -> robot.lookup(".overlay").tryQuery().isEmpty());
    }

    private static boolean isScored(FxRobot robot) {
        return text(robot, "#trialScore").matches(".*[0-9]{2}$");
    }

    private static String text(FxRobot robot, String label) {
        return robot.lookup(label).queryAs(Labeled.class).getText();
    }

    private void shot(String name) throws IOException, TimeoutException {
        Window.waitUntil(() -> true);
        assertThat(cutWords()).as(name).isEmpty();
        assertThat(nameless()).as(name).isEmpty();
        assertThat(window.shot(name)).isNotEmptyFile();
    }

    private List<String> cutWords() {
        List<String> cut = new ArrayList<>();
        for (Node node : window.scene().getRoot().lookupAll("*")) {
            if (node instanceof ButtonBase button
                    && node.isVisible()
                    && button.lookup(".text") instanceof Text text
                    && text.getText().endsWith("...")) {
                cut.add(button.getText());
            }
        }
        return cut;
    }

    /** Nodes that the keyboard reaches but a screen reader can't name. */
    private List<String> nameless() {
        Set<Node> all = window.scene().getRoot().lookupAll("*");
        Set<Node> labelled = new HashSet<>();
        all.forEach(
                node -> {
                    if (node instanceof Label label && label.getLabelFor() != null) {
                        labelled.add(label.getLabelFor());
                    }
                });
        return all.stream()
                .filter(
                        node ->
                                node instanceof Control
                                        && node.isFocusTraversable()
                                        && node.isVisible())
                .filter(
                        node ->
                                !(node instanceof Labeled words
                                        && words.getText() != null
                                        && !words.getText().isBlank()))
                .filter(
                        node ->
                                !isPartOfAnother(node)
                                        && node.getAccessibleText() == null
                                        && !labelled.contains(node))
                .map(Node::toString)
                .toList();
    }

    /** The editor of a box to choose from is named by the box. */
    private static boolean isPartOfAnother(Node node) {
        return node.getParent() instanceof ComboBoxBase || node.getParent() instanceof Spinner;
    }

    private static boolean historyIsShown(FxRobot robot) {
        return robot.lookup(".rows").queryAllAs(TableView.class).stream()
                .anyMatch(table -> table.getItems().size() == NAMES.size() + 1);
    }

    private static boolean hasThumbnails(FxRobot robot) {
        return robot.lookup(".tile .thumbnail .icon").queryAll().stream()
                .noneMatch(Node::isVisible);
    }

    private static boolean linkIsShown(FxRobot robot) {
        return robot.lookup(".library .link-text").queryAllAs(TextArea.class).stream()
                .anyMatch(link -> !link.getText().isEmpty());
    }

    /** How many images in review show the size of their copy. */
    private static long forecasts(FxRobot robot) {
        return robot.lookup(".row-saved").queryAllAs(Labeled.class).stream()
                .filter(label -> !label.getText().isEmpty())
                .count();
    }

    private static boolean comparisonIsShown(FxRobot robot) {
        return robot.lookup("#busy").tryQuery().filter(busy -> !busy.isVisible()).isPresent();
    }

    /** The number of rows in the list; 0 until the list is loaded. */
    private static int rowCount(FxRobot robot) {
        return robot.lookup("#table")
                .tryQueryAs(TableView.class)
                .map(table -> table.getItems().size())
                .orElse(0);
    }

    private Path photosFolder() throws IOException {
        Path folder = Files.createDirectories(home.resolve("Holiday"));
        var engine = new DefaultImageEngine();
        for (int i = 0; i < NAMES.size(); i++) {
            byte[] drawn = Drawings.landscape(i + 3, 3000, i % 3 == 2 ? 3000 : 2000);
            var spec =
                    new RenderSpec(
                            3000,
                            i % 3 == 2 ? 3000 : 2000,
                            false,
                            io.dropsize.image.ImageFormat.JPEG,
                            95,
                            MetadataPolicy.REMOVE_ALL);
            byte[] jpeg = engine.render(ImageInput.of("drawn", drawn), spec).bytes();
            Files.write(folder.resolve(NAMES.get(i) + ".jpg"), jpeg);
        }
        Files.writeString(folder.resolve("broken.jpg"), "no picture at all");
        Files.writeString(folder.resolve("notes.txt"), "no picture either");
        return folder;
    }

    private static Destination photos() {
        return new Destination(
                "photos",
                Service.AMAZON_S3,
                "photos",
                "eu-west-1",
                null,
                new Credentials.Profile("default"),
                KeyTemplate.DEFAULT,
                URI.create("https://img.example.com"),
                false);
    }
}
