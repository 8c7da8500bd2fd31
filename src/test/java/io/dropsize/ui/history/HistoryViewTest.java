package io.dropsize.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.history.PastUpload;
import io.dropsize.history.SqliteJournal;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.RenderSpec;
import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.journal.JournalStep;
import io.dropsize.pipeline.journal.Origin;
import io.dropsize.pipeline.library.LinkMaker;
import io.dropsize.pipeline.library.UploadThumbnails;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.MissingDestination;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Published;
import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.json.JsonPresets;
import io.dropsize.store.link.Description;
import io.dropsize.store.link.LinkForm;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.testkit.TextEngine;
import io.dropsize.ui.Window;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.LinkChoice;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

@Tag("window")
class HistoryViewTest {
    private final QuietDesk desk = new QuietDesk();
    private final FxRobot robot = new FxRobot();
    private final MemoryStore store = new MemoryStore();
    @TempDir Path folder;
    private UploadThumbnails thumbnails;
    private SqliteJournal journal;
    private final LinkChoice links = new LinkChoice(LinkForm.URL, _ -> {});
    private HistoryView view;
    private Window window;

    @BeforeEach
    void open() throws Exception {
        journal = new SqliteJournal(folder.resolve("journal"), new JsonPresets());
        thumbnails = new UploadThumbnails(new TextEngine(), folder.resolve("small"), 1_000_000);
        upload("first.jpg");
        upload("second.jpg");
        upload("third.jpg");
        Window.startToolkit();
        show();
    }

    private void show() throws Exception {
        view = newView();
        window = Window.show(view.root(), 985, 727);
        refresh();
    }

    private HistoryView newView() {
        return Window.on(
                () ->
                        new HistoryView(
                                journal.uploads(),
                                new UploadPictures(thumbnails, store),
                                new HistoryLinks(
                                        journal.uploads(),
                                        SettingsStore.open(folder),
                                        new LinkMaker(store)),
                                links,
                                new Background(),
                                desk));
    }

    @AfterEach
    void close() {
        thumbnails.close();
        journal.close();
    }

    @Test
    void theFirstArrowKeySelectsTheFirstRow() {
        Window.on(
                () -> {
                    view.focus();
                    return true;
                });

        robot.push(KeyCode.DOWN);

        assertThat(table().getSelectionModel().getSelectedIndices()).containsExactly(0);
        robot.push(KeyCode.DOWN);
        assertThat(table().getSelectionModel().getSelectedIndices()).containsExactly(1);
    }

    @Test
    void aDescriptionThatIsJustBeingTypedIsCopiedAndStored() throws Exception {
        TextField alt = (TextField) view.root().lookup(".description-fields .text-field");
        robot.interact(() -> table().getSelectionModel().select(0));
        String name = table().getItems().getFirst().name();
        robot.interact(() -> links.form().set(LinkForm.MARKDOWN));

        robot.interact(
                () -> {
                    alt.setText("Cat");
                    ((Button) view.root().lookup("#copy")).fire();
                });

        Window.waitUntil(() -> !desk.copied.isEmpty());
        assertThat(desk.copied).containsExactly("![Cat](http://x/" + name + ")");
        assertThat(journal.descriptions().of(URI.create("http://x/" + name)))
                .hasValue(Description.of("Cat"));
    }

    @Test
    void rowsHaveThumbnailsOfTheirSourcesAlsoWhenTheSourcesAreGone() throws Exception {
        Window.waitUntil(() -> pictures() == 3);
        window.shot("history-thumbnails");
        for (String name : List.of("first.jpg", "second.jpg", "third.jpg")) {
            Files.delete(folder.resolve(name));
        }

        show();

        Window.waitUntil(() -> pictures() == 3);
    }

    @Test
    void aFileThatHasChangedSinceIsNotShownAsWhatWasUploaded() throws Exception {
        Window.waitUntil(() -> pictures() == 3);
        journal.uploads().clear();
        thumbnails.clear();
        upload("other.jpg");
        Files.writeString(folder.resolve("other.jpg"), "640x480 and longer");

        refresh();

        Window.waitUntil(() -> table().getItems().size() == 1);
        assertThat(pictures()).isZero();
    }

    @Test
    void anImageThatWasDeletedFromItsBucketHasAMarkInPlaceOfItsLink() throws Exception {
        journal.deletions().deleted(List.of(URI.create("http://x/second.jpg")));
        refresh();
        Window.waitUntil(() -> words().contains("Deleted"));

        Window.on(
                () -> {
                    table().getSelectionModel().selectAll();
                    return true;
                });
        robot.clickOn("#copy");

        Window.waitUntil(() -> !desk.copied.isEmpty());
        assertThat(desk.copied).containsExactly("http://x/first.jpg\nhttp://x/third.jpg");
        window.shot("history-deleted");
        robot.interact(() -> table().getSelectionModel().clearAndSelect(1));
        assertThat(view.root().lookup("#copy").isDisabled()).isTrue();
    }

    @Test
    void linksAreCopiedInTheChosenForm() throws Exception {
        Window.on(
                () -> {
                    table().getSelectionModel().select(0);
                    return true;
                });
        robot.clickOn("Markdown").clickOn("#copy");

        Window.waitUntil(() -> !desk.copied.isEmpty());
        assertThat(desk.copied).containsExactly("![third](http://x/third.jpg)");
        window.shot("history");
    }

    @Test
    void beforeTheHistoryIsReadItIsNotCalledEmpty() throws Exception {
        HistoryView unread = newView();
        assertThat(empty(unread)).isEmpty();

        journal.uploads().clear();
        view.shown();
        Window.waitUntil(() -> empty().equals("No uploads yet."));
        assertThat(view.root().lookup("#clear").isDisabled()).isTrue();
    }

    @Test
    void aHistoryCanBeClearedAlsoWhileASearchMatchesNothing() throws Exception {
        robot.clickOn("#search").write("zzz");
        Window.waitUntil(() -> empty().equals("No uploads match “zzz”."));

        robot.clickOn("#clear");

        assertThat(desk.questions.getLast().title()).isEqualTo("Clear the history?");
        Window.waitUntil(() -> view.root().lookup("#clear").isDisabled());
        robot.clickOn("#search").eraseText(3);
        Window.waitUntil(() -> empty().equals("No uploads yet."));
    }

    private String empty() {
        return empty(view);
    }

    private static String empty(HistoryView view) {
        return ((Labeled) ((TableView<?>) view.root().lookup("#table")).getPlaceholder()).getText();
    }

    @Test
    void aClearedHistoryLeavesNoThumbnails() throws Exception {
        Window.waitUntil(() -> pictures() == 3);

        robot.clickOn("#clear");

        Window.waitUntil(() -> table().getItems().isEmpty());
        assertThat(thumbnails.find("r-first.jpg")).isEmpty();
    }

    private void refresh() throws Exception {
        Window.on(
                () -> {
                    view.shown();
                    return true;
                });
        Window.waitUntil(() -> !table().getItems().isEmpty());
    }

    private long pictures() {
        return table().lookupAll(".image-view").stream()
                .filter(node -> ((ImageView) node).getImage() != null)
                .count();
    }

    private Set<String> words() {
        return table().lookupAll(".label").stream()
                .filter(Node::isVisible)
                .map(node -> ((Labeled) node).getText())
                .collect(Collectors.toSet());
    }

    @SuppressWarnings("unchecked")
    private TableView<PastUpload> table() {
        return (TableView<PastUpload>) view.root().lookup("#table");
    }

    private void upload(String name) throws Exception {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            Files.writeString(file, "300x200");
        }
        JobRequest request =
                new JobRequest(Source.of(file), Preset.WEB_1600, new MissingDestination("blog"));
        JournalLine line = journal.begin(Origin.WINDOW).accept(List.of(request), false).getFirst();
        Plan plan =
                new Plan(
                        request.source(),
                        new ImageInfo(ImageFormat.JPEG, 300, 200, false, 1, Files.size(file)),
                        new RenderSpec(
                                300, 200, false, ImageFormat.JPEG, 70, MetadataPolicy.REMOVE_ALL),
                        name,
                        "r-" + name);
        line.write(new JournalStep.Planned(plan));
        line.write(
                new JournalStep.Ended(
                        new Outcome.Done(
                                plan,
                                42,
                                new Published(name, URI.create("http://x/" + name), false, null))));
        journal.uploads().remove(List.of()); // Waits until all that came before is written.
    }
}
