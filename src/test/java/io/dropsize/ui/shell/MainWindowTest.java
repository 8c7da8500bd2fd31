package io.dropsize.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitFor;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.Toolkit;

import io.dropsize.app.Dropsize;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.Theme;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.Programs;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.testkit.TextEngine;
import io.dropsize.ui.Window;
import io.dropsize.ui.kit.Question;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

@Tag("window")
@ExtendWith(ApplicationExtension.class)
class MainWindowTest {
    private final QuietDesk desk = new QuietDesk();
    private final MemoryStore store = new MemoryStore();
    private final TextEngine engine = new TextEngine();
    private Stage shown;
    @TempDir Path home;
    private Dropsize dropsize;
    private MainWindow window;

    @Start
    void start(Stage stage) throws IOException {
        shown = stage;
        dropsize = Programs.open(home, engine, store);
        window = new MainWindow(dropsize, stage, _ -> desk);
        window.show(() -> window.begin(true));
    }

    @AfterEach
    void close() {
        dropsize.close();
    }

    @Test
    void theDestinationIsShownAsUnreachableAsSoonAsUploadsWaitForIt(FxRobot robot)
            throws Exception {
        waitFor(20, TimeUnit.SECONDS, () -> connection(robot).contains("Connected"));
        DropsizeException lost = new DropsizeException(ErrorKind.NETWORK_DOWN, "s3.test");
        store.refusals.put("a-", lost);
        store.broken = lost;
        Path file = picture("a.jpg", "30x20");

        robot.interact(() -> window.open(List.of(file)));

        waitFor(20, TimeUnit.SECONDS, () -> connection(robot).equals("Can’t connect"));
        store.refusals.clear();
        store.broken = null;
        waitFor(20, TimeUnit.SECONDS, () -> connection(robot).contains("Connected"));
    }

    @Test
    void theDestinationsStateIsShownOnceItsSecretExists(FxRobot robot) throws Exception {
        store.broken = new DropsizeException(ErrorKind.CREDENTIALS_MISSING, "photos");
        robot.push(KeyCode.F5);
        waitFor(20, TimeUnit.SECONDS, () -> connection(robot).equals("Keys missing"));
        store.broken = null;

        dropsize.secrets().put(dropsize.settings().get().chosenDestination().name(), "secret");

        waitFor(20, TimeUnit.SECONDS, () -> connection(robot).contains("Connected"));
    }

    @Test
    void theNumberOfImagesInTheLibraryIsShownBeforeItIsVisited(FxRobot robot) throws Exception {
        store.with("a.png", Instant.EPOCH, new byte[1]).with("b.png", Instant.EPOCH, new byte[1]);

        Labeled count = robot.lookup("#libraryCount").queryLabeled();

        robot.interact(() -> window.preload(() -> {}));

        waitFor(20, TimeUnit.SECONDS, () -> count.getText().equals("2"));
    }

    private static String connection(FxRobot robot) {
        return robot.lookup("#connection").queryLabeled().getText();
    }

    @Test
    void filesThatAreOpenedGoUpAndTheirLinksAreOnTheClipboardInOrder(FxRobot robot)
            throws Exception {
        List<Path> files = List.of(picture("a.jpg", "3000x2000"), picture("b.jpg", "400x300"));

        robot.interact(() -> window.open(files));

        waitFor(20, TimeUnit.SECONDS, () -> !desk.copied.isEmpty());
        assertThat(desk.copied.getFirst().lines()).hasSize(2);
        assertThat(desk.copied.getFirst().lines().toList().getFirst()).contains("/a-");
        assertThat(store.objects).hasSize(2);
        waitForFxEvents();
        assertThat(rows(robot).getItems()).hasSize(2);
    }

    @Test
    void filesOfAnotherStartAreShownWhateverViewThereWas(FxRobot robot) throws Exception {
        robot.interact(() -> window.go(2));
        Path picture = picture("a.jpg", "30x20");

        robot.interact(() -> window.comeBack(List.of(picture)));

        waitForFxEvents();
        assertThat(robot.lookup("#uploadButton").queryAs(ToggleButton.class).isSelected()).isTrue();
    }

    @Test
    void closingWithWorkLeftAsksOnceAndStaysIfTheUserStays(FxRobot robot) throws Exception {
        engine.gate = new CountDownLatch(1);
        Path picture = picture("a.jpg", "30x20");
        robot.interact(() -> window.open(List.of(picture)));
        waitFor(20, TimeUnit.SECONDS, () -> count(robot) == 1);
        waitForFxEvents();
        WindowEvent close = new WindowEvent(shown, WindowEvent.WINDOW_CLOSE_REQUEST);

        robot.interact(() -> shown.fireEvent(close));

        assertThat(desk.asked).containsExactly("Uploads in progress");
        assertThat(shown.isShowing()).isTrue();
        engine.gate.countDown();
    }

    @Test
    void aDescriptionIsSavedWhenTheWindowCloses(FxRobot robot) throws Exception {
        Path picture = picture("a.jpg", "30x20");
        robot.interact(() -> window.open(List.of(picture)));
        waitFor(20, TimeUnit.SECONDS, () -> !desk.copied.isEmpty());
        UploadRow row = (UploadRow) rows(robot).getItems().getFirst();
        robot.interact(() -> rows(robot).getSelectionModel().select(0));
        TextField alt = robot.lookup(".description-fields .text-field").query();

        robot.interact(
                () -> {
                    alt.requestFocus();
                    alt.setText("Cat");
                    shown.hide();
                    assertThat(row.description().alt()).isEqualTo("Cat");
                });
    }

    @Test
    void theKeyboardLeadsToEveryView(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        assertThat(robot.lookup("#libraryButton").queryAs(ToggleButton.class).isSelected())
                .isTrue();
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        assertThat(robot.lookup("#historyButton").queryAs(ToggleButton.class).isSelected())
                .isTrue();
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT4);
        assertThat(robot.lookup("#settingsButton").queryAs(ToggleButton.class).isSelected())
                .isTrue();
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
        assertThat(robot.lookup("#uploadButton").queryAs(ToggleButton.class).isSelected()).isTrue();
    }

    @Test
    void theFocusGoesIntoTheViewThatAKeyLeadsTo(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        assertThat(focused()).isEqualTo("grid");
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        assertThat(focused()).isEqualTo("table");
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
        assertThat(focused()).isEqualTo("choose");
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT4);
        assertThat(shown.getScene().getFocusOwner())
                .isInstanceOfSatisfying(
                        ToggleButton.class,
                        button -> assertThat(button.getText()).isEqualTo("Destinations"));

        robot.push(KeyCode.DOWN);

        assertThat(robot.lookup("#settingsButton").queryAs(ToggleButton.class).isSelected())
                .isTrue();
    }

    private String focused() {
        return shown.getScene().getFocusOwner().getId();
    }

    @Test
    void escClosesTheMessageAndThenTheNotice(FxRobot robot) throws Exception {
        waitFor(20, TimeUnit.SECONDS, () -> connection(robot).contains("Connected"));
        dropsize.settings().update(now -> now.withReviewFirst(true));
        Files.writeString(home.resolve("notes.txt"), "none");
        robot.interact(() -> window.open(List.of(home.resolve("notes.txt"), home)));
        waitFor(20, TimeUnit.SECONDS, () -> robot.lookup(".notice").tryQuery().isPresent());
        robot.push(KeyCode.F1);
        assertThat(desk.questions.getLast().title()).isEqualTo("Keyboard shortcuts");
        assertThat(desk.questions.getLast().facts())
                .contains(new Question.Fact("Ctrl+O", "Choose images"))
                .extracting(Question.Fact::meaning)
                .contains("In a comparison: zoom in and out");

        robot.push(KeyCode.ESCAPE);

        assertThat(robot.lookup(".notice").tryQuery()).isEmpty();
    }

    @Test
    void aViewThatIsNotToBeLeftIsAskedAboutOnce(FxRobot robot) {
        openNewDestination(robot);

        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);

        assertThat(desk.asked).containsExactly("Save changes to “Photos”?");
        assertThat(robot.lookup("#settingsButton").queryAs(ToggleButton.class).isSelected())
                .isTrue();

        desk.choice = OptionalInt.of(1);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);

        assertThat(desk.asked).hasSize(2);
        assertThat(robot.lookup("#libraryButton").queryAs(ToggleButton.class).isSelected())
                .isTrue();
    }

    @Test
    void theSidebarMarksTheCurrentViewWhileAQuestionIsOpen(FxRobot robot) {
        openNewDestination(robot);
        ToggleButton settings = robot.lookup("#settingsButton").queryAs(ToggleButton.class);
        List<Boolean> marked = new ArrayList<>();
        desk.whileAsking = () -> marked.add(settings.isSelected());

        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);

        assertThat(marked).containsExactly(true);
    }

    @Test
    void anImageThatIsAddedWhileTheComparisonIsEnlargedIsSeenInTheList(FxRobot robot)
            throws Exception {
        Path first = picture("a.jpg", "30x20");
        Path second = picture("b.jpg", "30x20");
        robot.interact(() -> window.open(List.of(first)));
        waitFor(20, TimeUnit.SECONDS, () -> robot.lookup("Enlarge").tryQuery().isPresent());
        waitFor(20, TimeUnit.SECONDS, () -> robot.lookup("Enlarge").query().isVisible());
        robot.interact(() -> robot.lookup("#enlarge").queryButton().fire());
        assertThat(robot.lookup(".overlay").tryQuery()).isPresent();

        robot.interact(() -> window.open(List.of(second)));

        assertThat(robot.lookup(".overlay").tryQuery()).isEmpty();
        waitFor(20, TimeUnit.SECONDS, () -> rows(robot).getItems().size() == 2);
    }

    @Test
    void messagesAreSeenWhileTheComparisonIsEnlarged(FxRobot robot) throws Exception {
        Path first = picture("a.jpg", "30x20");
        robot.interact(() -> window.open(List.of(first)));
        waitFor(20, TimeUnit.SECONDS, () -> robot.lookup("Enlarge").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#enlarge").queryButton().fire());

        List<Node> layers = shown.getScene().getRoot().getChildrenUnmodifiable();

        assertThat(layers.indexOf(robot.lookup(".overlay").query()))
                .isLessThan(layers.indexOf(robot.lookup("#toastBox").query()))
                .isLessThan(layers.indexOf(robot.lookup("#dropHint").query()));
    }

    /** Under GTK a drag is read from the source program, which a test is not. */
    @Test
    @EnabledIfSystemProperty(named = "glass.platform", matches = "Monocle")
    void aDropIsTakenBeforeAnythingIsAsked(FxRobot robot) throws Exception {
        Path file = picture("a.jpg", "30x20");
        openNewDestination(robot);
        DragEvent drop = Window.on(() -> drop(dragged(file)));
        List<String> askedMeanwhile = new ArrayList<>();

        robot.interact(
                () -> {
                    Event.fireEvent(shown.getScene(), drop);
                    askedMeanwhile.addAll(desk.asked);
                });

        assertThat(drop.isDropCompleted()).isTrue();
        assertThat(askedMeanwhile).isEmpty();
        waitFor(20, TimeUnit.SECONDS, () -> !desk.copied.isEmpty());
        assertThat(desk.asked).hasSize(1);
    }

    /** Settings that may not be left without a question. */
    private static void openNewDestination(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT4);
        robot.interact(() -> robot.lookup("Add").queryButton().fire());
        robot.write("Photos");
    }

    /** What another program drags over the window. */
    private static Dragboard dragged(Path file) {
        Dragboard board =
                DragboardHelper.createDragboard(Toolkit.getToolkit().createLocalClipboard());
        ClipboardContent content = new ClipboardContent();
        content.putFiles(List.of(file.toFile()));
        board.setContent(content);
        return board;
    }

    private static DragEvent drop(Dragboard board) {
        return new DragEvent(
                DragEvent.DRAG_DROPPED,
                board,
                300,
                300,
                300,
                300,
                TransferMode.COPY,
                null,
                null,
                null);
    }

    @Test
    void theRehearsalShowsItsImageWithoutAskingTheDestinationAndLeaves(FxRobot robot)
            throws Exception {
        dropsize.settings().update(now -> now.withReviewFirst(true));
        Path picture = picture("a.jpg", "30x20");

        robot.interact(
                () -> {
                    TrainingRun.lookAround(window);
                    window.open(List.of(picture));
                });

        waitFor(20, TimeUnit.SECONDS, () -> count(robot) == 1);
        waitFor(30, TimeUnit.SECONDS, () -> !shown.isShowing());
        assertThat(store.objects).isEmpty();
    }

    @Test
    void theReplacementOfAnInvalidSettingsFileIsReportedInFull(FxRobot robot) throws Exception {
        waitFor(20, TimeUnit.SECONDS, () -> connection(robot).contains("Connected"));
        dropsize.settings().update(now -> now.withReviewFirst(true));
        Files.writeString(home.resolve("settings.json"), "{ not json");

        dropsize.settings().update(now -> now.withTheme(Theme.DARK));

        waitFor(
                20,
                TimeUnit.SECONDS,
                () ->
                        drawn(robot).contains("settings.broken-")
                                && drawn(robot).endsWith("need from it."));
        assertThat(SettingsStore.open(home).get().reviewFirst()).isTrue();
    }

    /** The visible text of the toast: it is truncated if there is no space. */
    private static String drawn(FxRobot robot) {
        return toast(robot).isVisible() && toast(robot).lookup(".text") instanceof Text text
                ? text.getText().replaceAll("\\s+", " ")
                : "";
    }

    private static Label toast(FxRobot robot) {
        return robot.lookup("#toast").queryAs(Label.class);
    }

    private Path picture(String name, String size) throws IOException {
        return Files.writeString(home.resolve(name), size);
    }

    /** None before the list is needed. */
    private static int count(FxRobot robot) {
        return robot.lookup("#table")
                .tryQueryAs(TableView.class)
                .map(table -> table.getItems().size())
                .orElse(0);
    }

    private static TableView<?> rows(FxRobot robot) {
        return robot.lookup("#table").queryTableView();
    }
}
