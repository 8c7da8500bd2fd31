package io.dropsize.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.pipeline.library.ObjectThumbnails;
import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.WindowBounds;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectStores;
import io.dropsize.store.link.LinkForm;
import io.dropsize.store.service.Service;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.NotedDeletions;
import io.dropsize.testkit.NotedDescriptions;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.ui.Drawings;
import io.dropsize.ui.PlainEngine;
import io.dropsize.ui.Window;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.kit.LinkChoice;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;

import org.controlsfx.control.CheckComboBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

@Tag("window")
class LibraryViewTest {
    private static final List<String> NAMES =
            List.of(
                    "beach-sunrise",
                    "img_2041",
                    "harbour-night",
                    "logo",
                    "stage",
                    "team",
                    "menu-spring",
                    "kitchen",
                    "terrace",
                    "door",
                    "plate-04",
                    "plate-05");

    private final NotedDeletions deletions = new NotedDeletions();
    private final NotedDescriptions descriptions = new NotedDescriptions();
    private final MemoryStore store = new MemoryStore();
    private final QuietDesk desk = new QuietDesk();
    private final FxRobot robot = new FxRobot();
    private LibraryView view;
    private final LinkChoice links = new LinkChoice(LinkForm.URL, _ -> {});
    private SettingsStore settings;
    private Window window;
    @TempDir private Path folder;

    private ObjectThumbnails thumbnails;

    @BeforeEach
    void openWindow() throws Exception {
        Instant now = Instant.now();
        for (int i = 0; i < NAMES.size(); i++) {
            store.with(
                    "2026/11/" + NAMES.get(i) + "-1c9e77a" + Integer.toHexString(i) + ".png",
                    now.minus(i / 4, ChronoUnit.DAYS).minusSeconds(i),
                    Drawings.landscape(i, i % 3 == 2 ? 480 : 720, 480));
        }
        store.with("notes.txt", now, "words".getBytes(StandardCharsets.UTF_8));
        settings = SettingsStore.open(folder.resolve("settings"));
        thumbnails =
                new ObjectThumbnails(new PlainEngine(), folder.resolve("thumbnails"), 10_000_000);
        Window.startToolkit();
        view =
                Window.on(
                        () ->
                                new LibraryView(
                                        settings,
                                        store,
                                        thumbnails,
                                        new UploadedObjects(
                                                deletions, descriptions, _ -> List.of()),
                                        new Background(),
                                        desk,
                                        links));
        window = Window.show(view.root(), 985, 727);
        on(() -> view.shown());
        Window.waitUntil(() -> names().size() == 12);
    }

    @AfterEach
    void close() {
        thumbnails.close();
    }

    @Test
    void showsTheImagesOfTheBucketNewestFirst() throws Exception {
        assertThat(names()).first().isEqualTo("beach-sunrise.png");
        assertThat(names()).hasSize(12).last().isEqualTo("plate-05.png");
        assertThat(prompt()).isEqualTo("Search 12 images");
        Window.waitUntil(this::allThumbnailsAreThere);
        // A symbol behind a transparent image would be seen.
        assertThat(tiles()).noneMatch(tile -> tile.lookup(".thumbnail .icon").isVisible());
        window.shot("library-none-selected");
    }

    @Test
    void aLibraryThatWasNotShownYetOpensNoDestinationWhenSettingsAreSaved() {
        List<Destination> opened = new ArrayList<>();
        ObjectStores stores =
                destination -> {
                    opened.add(destination);
                    return store;
                };
        var uploaded = new UploadedObjects(deletions, descriptions, _ -> List.of());
        LibraryView hidden =
                Window.on(
                        () ->
                                new LibraryView(
                                        settings,
                                        stores,
                                        thumbnails,
                                        uploaded,
                                        new Background(Runnable::run),
                                        desk,
                                        links));

        settings.update(now -> now.withWindow(new WindowBounds(10, 20, 900, 600, false)));
        Window.on(() -> true);
        assertThat(opened).isEmpty();

        on(hidden::shown);
        assertThat(opened).isNotEmpty().allMatch(Destination::isThisComputer);
    }

    @Test
    void aSelectedImageIsShownWithItsLinkInEachForm() throws Exception {
        robot.clickOn(tile("harbour-night.png"));
        Window.waitUntil(() -> label(".side-panel .row-minor").contains("480×480"));
        assertThat(links()).isEqualTo("http://pictures.test/2026/11/harbour-night-1c9e77a2.png");
        Window.waitUntil(this::allThumbnailsAreThere);
        window.shot("library-light");
        robot.clickOn("HTML");
        Window.waitUntil(() -> links().startsWith("<img"));
        assertThat(links()).contains("width=\"480\"").contains("alt=\"harbour night\"");
        robot.clickOn("Signed");
        Window.waitUntil(() -> links().endsWith("?expires=3600"));
        window.dark();
        window.shot("library-dark-signed");
        robot.clickOn("Copy link");
        Window.waitUntil(() -> !desk.copied.isEmpty());
        assertThat(desk.copied).containsExactly(links());
    }

    @Test
    void keysSelectSeveralAndCopyTheirLinksInTheOrderShown() throws Exception {
        robot.clickOn(tile("harbour-night.png"));
        robot.press(KeyCode.SHIFT).type(KeyCode.LEFT, KeyCode.LEFT).release(KeyCode.SHIFT);
        robot.press(KeyCode.SHORTCUT).type(KeyCode.C).release(KeyCode.SHORTCUT);
        Window.waitUntil(() -> !desk.copied.isEmpty());
        assertThat(desk.copied.getFirst().lines())
                .containsExactly(
                        "http://pictures.test/2026/11/beach-sunrise-1c9e77a0.png",
                        "http://pictures.test/2026/11/img_2041-1c9e77a1.png",
                        "http://pictures.test/2026/11/harbour-night-1c9e77a2.png");
        Window.waitUntil(this::allThumbnailsAreThere);
        window.shot("library-several");
        robot.press(KeyCode.SHORTCUT).type(KeyCode.A).release(KeyCode.SHORTCUT);
        assertThat(title()).isEqualTo("12 images selected");
    }

    @Test
    void undeletableObjectsRemainAndAreReportedAndTheOthersAreDeleted() throws Exception {
        store.protect("2026/11/img_2041-1c9e77a1.png");
        robot.clickOn(tile("beach-sunrise.png"));
        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
        robot.type(KeyCode.DELETE);
        Window.waitUntil(() -> !desk.said.isEmpty());
        assertThat(desk.asked).containsExactly("Delete 2 images from “This computer”?");
        assertThat(desk.said.getFirst()).startsWith("Couldn’t delete 1 image: The keys for photos");
        Window.waitUntil(() -> view.count().get() == 11);
        assertThat(names()).contains("img_2041.png").doesNotContain("beach-sunrise.png");
    }

    @Test
    void nothingIsDeletedUnlessTheUserAgrees() {
        desk.answer = false;
        robot.clickOn(tile("logo.png"));
        robot.type(KeyCode.DELETE);
        assertThat(desk.asked).containsExactly("Delete 1 image from “This computer”?");
        assertThat(store.objects.keySet()).hasSize(13);
    }

    @Test
    void searchingFiltersWhileTypingAndReportsNoMatch() throws Exception {
        on(() -> view.find());
        robot.clickOn(".search").write("PLATE");
        Window.waitUntil(() -> names().size() == 2);
        robot.write("x");
        Window.waitUntil(() -> names().isEmpty());
        assertThat(label(".images .empty-words")).isEqualTo("No images match “PLATEx”.");
        robot.type(KeyCode.ESCAPE);
        Window.waitUntil(() -> names().size() == 12);
        robot.write("png plate");
        Window.waitUntil(() -> names().size() == 2);
        assertThat(label("#shown")).isEqualTo("2 of 12");
        robot.clickOn(".search-clear");
        Window.waitUntil(() -> names().size() == 12);
    }

    @Test
    void theListCanBeLimitedToFormats() throws Exception {
        CheckComboBox<ImageFormat> formats = robot.lookup("#formats").query();
        on(() -> formats.getCheckModel().check(ImageFormat.GIF));
        Window.waitUntil(() -> names().isEmpty());
        assertThat(label(".images .empty-words")).isEqualTo("No images have these formats.");
        assertThat(label("#shown")).isEqualTo("0 of 12");
        on(() -> formats.getCheckModel().check(ImageFormat.PNG));
        Window.waitUntil(() -> names().size() == 12);
        assertThat(formats.getTitle()).isEqualTo("PNG, GIF");
        on(() -> formats.show());
        window.shot("library-formats");
        on(() -> formats.hide());
        on(() -> formats.getCheckModel().clearChecks());
        assertThat(formats.getTitle()).isEqualTo("All formats");
        assertThat(label("#shown")).isEmpty();
    }

    @Test
    void aFolderOfTheSelectedImageLimitsTheLibrary() throws Exception {
        store.with("2025/12/old.png", Instant.EPOCH, Drawings.landscape(1, 200, 100));
        store.with("top.png", Instant.EPOCH, Drawings.landscape(2, 200, 100));
        on(() -> view.refresh());
        Window.waitUntil(() -> view.count().get() == 14);
        Node folders = robot.lookup("#folders").query();
        robot.clickOn(tile("beach-sunrise.png"));
        assertThat(crumbs()).containsExactly("This computer", "2026", "11");
        window.shot("library-folders");

        robot.clickOn(crumb("2026"));
        Window.waitUntil(() -> names().size() == 12);
        assertThat(label("#shown")).isEqualTo("12 of 14");
        window.dark();
        window.shot("library-folders-dark");

        robot.clickOn(crumb("This computer"));
        Window.waitUntil(() -> label("#shown").isEmpty());
        on(() -> view.find());
        robot.write("top");
        Window.waitUntil(() -> names().equals(List.of("top.png")));
        robot.clickOn(tile("top.png"));
        assertThat(folders.isVisible()).isFalse();
    }

    private List<String> crumbs() {
        return Window.on(
                () ->
                        robot.lookup("#folders .button").queryAllAs(Button.class).stream()
                                .map(Button::getText)
                                .toList());
    }

    private Button crumb(String name) {
        return robot.lookup("#folders .button")
                .<Button>match(button -> button.getText().equals(name))
                .query();
    }

    @Test
    void theFormChosenElsewhereIsTheFormHere() throws Exception {
        robot.clickOn(tile("beach-sunrise.png"));
        on(() -> links.form().set(LinkForm.MARKDOWN));
        robot.press(KeyCode.SHORTCUT).type(KeyCode.C).release(KeyCode.SHORTCUT);
        Window.waitUntil(() -> !desk.copied.isEmpty());
        assertThat(desk.copied.getFirst()).startsWith("![");
        robot.clickOn("HTML");
        assertThat(links.form().get()).isEqualTo(LinkForm.HTML);
    }

    @Test
    void enterOpensTheSelectedImage() throws Exception {
        robot.clickOn(tile("logo.png"));
        robot.type(KeyCode.ENTER);
        Window.waitUntil(() -> !desk.opened.isEmpty());
        assertThat(desk.opened.getFirst()).asString().contains("logo-1c9e77a3.png");
    }

    @Test
    void theListShowsOneImageALine() throws Exception {
        robot.clickOn("List");
        robot.clickOn(tile("logo.png"));
        robot.type(KeyCode.DOWN);
        Window.waitUntil(() -> title().contains("stage"));
        Window.waitUntil(this::allThumbnailsAreThere);
        window.shot("library-list");
        window.resize(705, 566);
        window.shot("library-list-small");
        robot.clickOn("Grid");
        window.shot("library-grid-small");
        assertThat(names()).isNotEmpty();
    }

    @Test
    void anErrorIsASentenceWithAWayToRetry() throws Exception {
        store.broken = new DropsizeException(ErrorKind.NETWORK_DOWN, "s3.example.com");
        robot.clickOn(tile("logo.png")).type(KeyCode.F5);
        Window.waitUntil(() -> window.scene().lookup(".problem").isVisible());
        assertThat(label(".problem .label")).startsWith("Can’t reach s3.example.com.");
        window.shot("library-error");
        store.broken = null;
        robot.clickOn(button("Retry"));
        Window.waitUntil(() -> !window.scene().lookup(".problem").isVisible());
        assertThat(names()).hasSize(12);
    }

    @Test
    void anotherDestinationIsListedImmediately() throws Exception {
        Destination local = Destination.thisComputer();
        store.with("new.png", Instant.now(), Drawings.landscape(99, 200, 100));
        settings.update(
                now ->
                        now.withDestinations(List.of(local, local(local, "photos")))
                                .withDestination("photos"));
        Window.waitUntil(() -> view.count().get() == 13);
        Window.waitUntil(() -> names().contains("new.png"));
    }

    private static Destination local(Destination like, String name) {
        return new Destination(
                name,
                Service.named("CEPH"),
                "photos",
                null,
                null,
                like.credentials(),
                like.keyTemplate(),
                null,
                false);
    }

    private static void on(Runnable action) {
        Window.on(
                () -> {
                    action.run();
                    return true;
                });
    }

    private List<Node> tiles() {
        return window.scene().getRoot().lookupAll(".tile").stream()
                .filter(Node::isVisible)
                .sorted(
                        Comparator.comparingDouble((Node n) -> n.localToScene(0, 0).getY())
                                .thenComparingDouble(n -> n.localToScene(0, 0).getX()))
                .toList();
    }

    @Test
    void aLongNameInThePanelDoesNotBreakWithinItsExtension() throws Exception {
        String name = "2026/11/product131apple92585329" + "product131apple92585329".repeat(2);
        store.with(name + ".png", Instant.now().plusSeconds(60), Drawings.landscape(1, 90, 60));
        on(() -> view.refresh());
        Window.waitUntil(() -> names().size() == 13);
        robot.clickOn(tiles().getFirst());
        Window.waitUntil(() -> title().startsWith(name));
        window.resize(900, 600);

        List<String> lines =
                Window.on(
                        () ->
                                robot.lookup(".side-panel .name-label .name").queryAll().stream()
                                        .map(line -> ((Label) line).getText())
                                        .filter(line -> !line.isEmpty())
                                        .toList());
        assertThat(lines).hasSizeGreaterThan(2).last().asString().endsWith(".png");
        assertThat(String.join("", lines)).isEqualTo(name + ".png");
    }

    private String title() {
        return ((NameLabel) window.scene().lookup(".side-panel .name-label")).name();
    }

    private List<String> names() {
        return Window.on(
                () ->
                        tiles().stream()
                                .map(tile -> ((NameLabel) tile.lookup(".name-label")).name())
                                .toList());
    }

    private Node tile(String name) {
        return Window.on(
                () ->
                        tiles().stream()
                                .filter(
                                        t ->
                                                ((NameLabel) t.lookup(".name-label"))
                                                        .name()
                                                        .equals(name))
                                .findFirst()
                                .orElseThrow());
    }

    @Test
    void noNameCoversTheLineBelowItWhenTheWindowGetsNarrower() throws Exception {
        for (double width : new double[] {985, 700, 985, 640}) {
            window.resize(width, 727);
            Window.waitUntil(() -> namesThatCoverTheirFacts().isEmpty());
        }
    }

    private List<String> namesThatCoverTheirFacts() {
        return view.root().lookupAll(".tile").stream()
                .filter(Node::isVisible)
                .map(tile -> (Tile) tile)
                .filter(
                        tile ->
                                bottom(tile.lookup(".name-label"))
                                        > tile.lookup(".facts").localToScene(0, 0).getY() + 1)
                .map(Tile::getAccessibleText)
                .toList();
    }

    private static double bottom(Node name) {
        return ((Parent) name)
                .getChildrenUnmodifiable().stream()
                        .filter(Node::isManaged)
                        .mapToDouble(line -> line.localToScene(line.getLayoutBounds()).getMaxY())
                        .max()
                        .orElse(0);
    }

    private boolean allThumbnailsAreThere() {
        return window.scene().getRoot().lookupAll(".thumbnail").stream()
                .filter(pane -> pane.getParent().getParent().isVisible())
                .allMatch(pane -> ((ImageView) pane.lookup(".image-view")).getImage() != null);
    }

    private String links() {
        return ((TextInputControl) window.scene().lookup(".link-text")).getText();
    }

    private String prompt() {
        return ((TextField) window.scene().lookup(".search")).getPromptText();
    }

    private String label(String selector) {
        return ((Label) window.scene().lookup(selector)).getText();
    }

    private Button button(String text) {
        return robot.lookup(text).queryButton();
    }
}
