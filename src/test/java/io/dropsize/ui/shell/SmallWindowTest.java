package io.dropsize.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.app.Dropsize;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageInput;
import io.dropsize.image.RenderSpec;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.Programs;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.testkit.TextEngine;
import io.dropsize.ui.Window;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether everything fits into the smallest window, and where it is. */
@Tag("window")
@ExtendWith(ApplicationExtension.class)
class SmallWindowTest {
    private static final String LONG = "Pasted 2026-11-25 18.15.47 from the beach.jpg";

    /** Errors of rows with the longest texts. */
    private static final List<ErrorKind> LONG_ERRORS =
            List.of(
                    ErrorKind.UNSUPPORTED_OUTPUT,
                    ErrorKind.COPY_TOO_LONG,
                    ErrorKind.UPLOAD_TOO_LARGE,
                    ErrorKind.BUCKET_NAME_WRONG,
                    ErrorKind.ENDPOINT_HAS_BUCKET,
                    ErrorKind.URL_HAS_PASSWORD,
                    ErrorKind.ADDRESS_REDIRECTS,
                    ErrorKind.NOTE_UNREADABLE,
                    ErrorKind.DAMAGED_IMAGE);

    /**
     * Its copies have as many bytes as those of photos. Files that are named like an error fail
     * with it.
     */
    private static final class HeavyEngine extends TextEngine {
        @Override
        public EncodedImage render(ImageInput input, RenderSpec spec) {
            LONG_ERRORS.stream()
                    .filter(kind -> input.name().startsWith(kind.name()))
                    .forEach(
                            kind -> {
                                throw new DropsizeException(kind, input.name());
                            });
            return new EncodedImage(new byte[204_000], spec.format(), spec.width(), spec.height());
        }
    }

    private final QuietDesk desk = new QuietDesk();
    private final MemoryStore store = new MemoryStore();
    @TempDir Path home;
    private Dropsize dropsize;
    private MainWindow main;
    private Window window;

    @Start
    void start(Stage stage) throws IOException {
        dropsize = Programs.open(home, new HeavyEngine(), store);
        main = new MainWindow(dropsize, stage, _ -> desk);
        main.show(() -> main.begin(true));
        window = Window.of(stage);
    }

    @AfterEach
    void close() {
        dropsize.close();
    }

    @Test
    void sizesChoicesAndButtonsAreWholeInEveryView(FxRobot robot) throws Exception {
        window.resize(1000, 640);
        upload(robot, 12, "b.jpg");
        assertThat(cut()).as("Upload, not quite as small").isEmpty();
        window.resize(900, 600);
        assertThat(cut()).as("Upload").isEmpty();
        Region panel = robot.lookup(".side-panel").queryAs(Region.class);
        Region content = (Region) panel.getChildrenUnmodifiable().getFirst();
        assertThat(content.getWidth())
                .as("the panel's margins")
                .isLessThanOrEqualTo(
                        panel.getWidth() - panel.snappedLeftInset() - panel.snappedRightInset());
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        Window.waitUntil(() -> !robot.lookup(".tile").queryAll().isEmpty());
        robot.clickOn(robot.lookup(".tile").<Node>query());
        assertThat(cut()).as("Library").isEmpty();
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        Window.waitUntil(() -> cells().size() > 5);
        assertThat(cut()).as("History").isEmpty();
    }

    @Test
    void whileImagesWaitForReviewNothingIsCutEither(FxRobot robot) throws Exception {
        dropsize.settings().update(now -> now.withReviewFirst(true));
        window.resize(900, 600);
        open(robot, 17, "b.jpg");
        Window.waitUntil(() -> !shownText(".button", "Upload 17 images").isEmpty());
        Window.waitUntil(() -> !shownText(".row-minor", "2400×1600 · 1 KB").isEmpty());

        assertThat(cut()).isEmpty();
        assertThat(seen(".rows .scroll-bar:horizontal")).isEmpty();
    }

    @Test
    void onAScreenThatIsNarrowerThanTheWindowTheActionsAreStillVisible(FxRobot robot)
            throws Exception {
        robot.interact(() -> ((Stage) window.scene().getWindow()).setMinWidth(0));
        window.resize(800, 600);
        upload(robot, 3, "b.jpg");

        assertThat(seen(".rows .scroll-bar:horizontal")).isEmpty();
        assertThat(cut()).doesNotContain("Upload", "Copy", "Done");
    }

    @Test
    void theStatusOfARowHasOneLineInAnyWindow(FxRobot robot) throws Exception {
        List<Path> files = new ArrayList<>();
        for (ErrorKind kind : LONG_ERRORS) {
            files.add(Files.writeString(home.resolve(kind + ".jpg"), "10x10"));
        }
        files.add(Files.writeString(home.resolve("a.jpg"), "20x20"));
        files.add(Files.writeString(home.resolve("same as a.jpg"), "20x20"));
        robot.interact(() -> main.open(files));
        for (double width : List.of(900.0, 1000.0, 1160.0)) {
            window.resize(width, 700);
            Window.waitUntil(() -> seen(".rows .badge").size() == files.size());
            Window.waitUntil(() -> !labeled(".badge", "Already uploaded").getText().isEmpty());

            for (Node badge : seen(".rows .badge")) {
                String words = ((Labeled) badge).getText();
                Text line = (Text) badge.lookup(".text");
                assertThat(line.getText()).as("at " + width).isEqualTo(words);
                assertThat(line.getLayoutBounds().getHeight())
                        .as("%s at %s", words, width)
                        .isLessThan(1.5 * line.getFont().getSize());
                assertThat(badge.getBoundsInParent().getMaxX())
                        .as("%s at %s", words, width)
                        .isLessThanOrEqualTo(badge.getParent().getLayoutBounds().getMaxX());
            }
        }
    }

    @Test
    void theHistorysHeadingsStandAboveTheirColumnsFromTheFirst(FxRobot robot) throws Exception {
        upload(robot, 30, "b.jpg");
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        Window.waitUntil(() -> cells().size() > 5);

        List<Double> headings = lefts(".rows .column-header");
        assertThat(headings).hasSize(6);
        assertThat(lefts(".rows .table-row-cell .table-cell").subList(0, 6)).isEqualTo(headings);
    }

    @Test
    void aLongNameKeepsItsEndAndIsWholeWhereTheMouseRests(FxRobot robot) throws Exception {
        upload(robot, 1, LONG);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
        assertThat(shownText(".row-name", LONG)).endsWith(".jpg").isNotEqualTo(LONG);
        assertTooltip(robot, ".row-name");
        assertTooltip(robot, "#fixedName");
        window.resize(900, 600);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        Window.waitUntil(() -> cells().size() > 3);
        assertThat(shownText(".table-cell", LONG)).endsWith(".jpg").isNotEqualTo(LONG);
        assertTooltip(robot, ".table-cell");
    }

    @Test
    void theHistoryShowsWhyAnUploadFailed(FxRobot robot) throws Exception {
        Path broken = Files.writeString(home.resolve("broken.jpg"), "none");
        robot.interact(() -> main.open(List.of(broken)));
        Window.waitUntil(() -> shownText(".badge", "Not an image").equals("Not an image"));
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        Window.waitUntil(() -> shownText(".table-cell", "Not an image").equals("Not an image"));

        Labeled cell = labeled(".table-cell", "Not an image");
        robot.moveTo(cell);
        assertThat(cell.getTooltip().getText())
                .isEqualTo("broken.jpg isn’t an image. Choose an image file instead.");
    }

    private void upload(FxRobot robot, int copies, String name) throws Exception {
        open(robot, copies, name);
        Window.waitUntil(() -> !desk.copied.isEmpty());
        Window.waitUntil(
                () ->
                        robot.lookup("#busy")
                                .tryQuery()
                                .filter(busy -> !busy.isVisible())
                                .isPresent());
    }

    private void open(FxRobot robot, int copies, String name) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < copies; i++) {
            Path folder = Files.createDirectories(home.resolve("in" + i));
            files.add(Files.writeString(folder.resolve(name), "2400x1600" + ".".repeat(i)));
        }
        robot.interact(() -> main.open(files));
    }

    private void assertTooltip(FxRobot robot, String selector) {
        Labeled label = labeled(selector, LONG);
        robot.moveTo(label);
        assertThat(label.getTooltip().getText()).isEqualTo(LONG);
        assertThat(label.getTooltip().isWrapText()).isTrue();
        assertThat(label.getTooltip().getMaxWidth()).isLessThan(500);
    }

    private List<Node> cells() {
        return seen(".rows .table-row-cell .table-cell").stream()
                .filter(cell -> cell instanceof Labeled words && words.getText() != null)
                .toList();
    }

    private List<Double> lefts(String selector) {
        return seen(selector).stream()
                .map(node -> Math.rint(node.localToScene(0, 0).getX()))
                .distinct()
                .sorted()
                .toList();
    }

    private List<Node> seen(String selector) {
        return Window.on(
                () ->
                        window.scene().getRoot().lookupAll(selector).stream()
                                .filter(SmallWindowTest::isSeen)
                                .toList());
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    private Labeled labeled(String selector, String words) {
        return seen(selector).stream()
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(label -> words.equals(label.getText()))
                .findFirst()
                .orElseThrow();
    }

    /** Its bounds; empty if it doesn't exist. */
    private String shownText(String selector, String words) {
        return seen(selector).stream()
                .filter(node -> node instanceof Labeled label && words.equals(label.getText()))
                .map(SmallWindowTest::drawn)
                .findFirst()
                .orElse("");
    }

    private static String drawn(Node label) {
        return label.lookup(".text") instanceof Text text ? text.getText() : "";
    }

    /** Labels and prompts that are truncated. */
    private List<String> cut() {
        List<String> cut = new ArrayList<>();
        for (Node node : seen("*")) {
            if (node instanceof Labeled label
                    && label.getText() != null
                    && !label.getText().isEmpty()
                    && label.lookup(".text") instanceof Text text
                    && !text.getText().equals(label.getText())) {
                cut.add(label.getText());
            }
            if (node instanceof TextField field && field.getText().isEmpty()) {
                double room =
                        field.getWidth() - field.snappedLeftInset() - field.snappedRightInset();
                field.lookupAll(".text").stream()
                        .filter(prompt -> prompt.getLayoutBounds().getWidth() > room)
                        .forEach(_ -> cut.add(field.getPromptText()));
            }
        }
        return cut;
    }
}
