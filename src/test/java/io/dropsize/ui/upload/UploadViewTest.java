package io.dropsize.ui.upload;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.pipeline.journal.Journal;
import io.dropsize.pipeline.journal.Origin;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.pipeline.queue.JobLimits;
import io.dropsize.pipeline.queue.JobQueue;
import io.dropsize.settings.SettingsStore;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.link.Description;
import io.dropsize.store.link.LinkForm;
import io.dropsize.store.service.Service;
import io.dropsize.submit.Submissions;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.NotedDescriptions;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.testkit.TextEngine;
import io.dropsize.ui.Window;
import io.dropsize.ui.kit.Background;
import io.dropsize.ui.upload.intake.DropItem;
import io.dropsize.ui.upload.intake.UploadCore;
import io.dropsize.ui.upload.model.UploadViewModel;
import io.dropsize.ui.upload.rows.PendingRow;
import io.dropsize.ui.upload.rows.RowState;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The choices above the list. */
class UploadViewTest {
    private static final Preset SMALL =
            new Preset(
                    "Small",
                    Preset.WEB_1600.size(),
                    Preset.WEB_1600.format(),
                    Preset.WEB_1600.coding(),
                    Preset.WEB_1600.metadata(),
                    false);

    /** Its copies have the same pixels and more bytes. */
    private static final Preset LONGER =
            new Preset(
                    "Longer",
                    Preset.WEB_1600.size(),
                    Preset.WEB_1600.format(),
                    Preset.WEB_1600.coding(),
                    Preset.WEB_1600.metadata(),
                    true);

    private static final Destination BLOG =
            new Destination(
                    "my_blog",
                    Service.named("MINIO"),
                    "blog",
                    null,
                    URI.create("https://s3.example.com"),
                    new Credentials.Environment(),
                    KeyTemplate.DEFAULT,
                    null,
                    false);

    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

    private final TextEngine engine =
            new TextEngine() {
                @Override
                public EncodedImage render(ImageInput input, RenderSpec spec) {
                    EncodedImage copy = super.render(input, spec);
                    return spec.allowDamaged()
                            ? new EncodedImage(
                                    Arrays.copyOf(copy.bytes(), 2000),
                                    copy.format(),
                                    copy.width(),
                                    copy.height())
                            : copy;
                }
            };
    private final MemoryStore store = new MemoryStore();
    private final QuietDesk desk = new QuietDesk();
    private final FxRobot robot = new FxRobot();
    private final JobQueue queue = new JobQueue(new ImageMaker(engine), new JobLimits(2, 2, 4));

    @TempDir Path folder;
    private SettingsStore settings;
    private UploadViewModel model;
    private Parent view;
    private int added;

    @BeforeEach
    void open() throws Exception {
        Window.startToolkit();
        settings = SettingsStore.open(folder.resolve("settings"));
        settings.update(now -> now.withPresets(List.of(Preset.WEB_1600, SMALL, LONGER)));
        UploadCore core = UploadKit.core(engine, queue, Journal.NONE, store, settings);
        Background background = new Background();
        model = Window.on(() -> new UploadViewModel(core, settings, background, desk));
        view =
                Window.on(
                        () ->
                                new UploadView(
                                                model,
                                                core,
                                                settings,
                                                background,
                                                desk,
                                                new UploadActions(
                                                        () -> {},
                                                        () -> added++,
                                                        _ -> Optional.empty()))
                                        .root());
        Window.show(view, 900, 600);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void whatIsChosenQuicklyEndsAsTheLastChoice() throws Exception {
        for (int i = 0; i < 20; i++) {
            Window.on(() -> choose("Small"));
            Window.on(() -> choose("Web 1600"));
        }
        Window.on(() -> choose("Small"));
        Window.on(() -> review(true));

        Window.waitUntil(() -> settings.get().reviewFirst());
        assertThat(settings.get().preset()).isEqualTo("Small");
        Window.on(() -> true);
        assertThat(presets().getValue()).isEqualTo("Small");
    }

    @Test
    void anUploadWhoseFileWasDeletedHasTheThumbnailOfTheHistory() throws Exception {
        Path file = Files.write(folder.resolve("sent.jpg"), TextEngine.picture(4, 3));
        Submissions submissions =
                new Submissions(queue, Journal.NONE, UploadKit.publishing(store), settings);
        Job job =
                submissions
                        .begin(Preset.WEB_1600, BLOG, Origin.ENDPOINT)
                        .acceptExplicit(Source.of(file));
        job.await();
        Files.delete(file);
        UploadRow row =
                new UploadRow(
                        new PendingRow(
                                job,
                                Preset.WEB_1600,
                                BLOG,
                                new Object(),
                                PendingRow.Start.FOR_A_PROGRAM));
        Thumbnails pictures =
                new Thumbnails(engine, _ -> Optional.of(new Pixels(1, 1, new int[1])));
        CompletableFuture<Image> picture = new CompletableFuture<>();

        Window.on(
                () -> {
                    pictures.load(row, picture::complete);
                    return row;
                });

        assertThat(picture.get(20, TimeUnit.SECONDS).getWidth()).isEqualTo(1);
    }

    @Test
    void whatAnotherProcessChoseIsShownAndNotWrittenAgain() throws Exception {
        Path file = folder.resolve("settings").resolve("settings.json");
        SettingsStore.open(folder.resolve("settings")).update(now -> now.withPreset("Small"));
        FileTime written = FileTime.from(Instant.EPOCH);
        Files.setLastModifiedTime(file, written);

        settings.reload();

        Window.waitUntil(() -> "Small".equals(presets().getValue()));
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
    }

    @Test
    void aChoiceThatCannotBeWrittenIsKeptAndReported() throws Exception {
        Path where = folder.resolve("settings");
        Files.delete(where.resolve("settings.json"));
        Files.delete(where.resolve("settings.lock"));
        Files.delete(where);
        Files.writeString(where, "in the way");

        Window.on(() -> review(true));

        Window.waitUntil(() -> !desk.said.isEmpty());
        assertThat(desk.said).singleElement().asString().contains("have permission to write");
        assertThat(settings.get().reviewFirst()).isTrue();
    }

    @Test
    void theDestinationMenuChoosesAndEndsWithTheWayToANewOne() throws Exception {
        settings.update(now -> now.withDestinations(List.of(Destination.thisComputer(), BLOG)));
        MenuButton menu = (MenuButton) view.lookup("#destinations");
        Window.waitUntil(() -> menu.getItems().size() == 4);

        Window.on(() -> fire(menu.getItems().get(1)));
        Window.waitUntil(() -> menu.getText().equals("my_blog"));
        assertThat(settings.get().destination()).isEqualTo("my_blog");

        MenuItem last = menu.getItems().getLast();
        assertThat(last.getText()).isEqualTo("Add destination…");
        Window.on(() -> fire(last));
        assertThat(added).isEqualTo(1);
        assertThat(settings.get().destination()).isEqualTo("my_blog");
    }

    private static boolean fire(MenuItem item) {
        item.fire();
        return true;
    }

    @Test
    void aDropIntoALongListIsSeen() throws Exception {
        Window.on(() -> review(true));
        Window.on(() -> drop("old", 60));
        Window.waitUntil(() -> rows() == 60);

        Window.on(() -> drop("new", 3));

        Window.waitUntil(() -> seen().contains("new-0.jpg"));
        assertThat(seen()).doesNotContain("old-0.jpg");
    }

    @ParameterizedTest
    @CsvSource({"CONTEXT_MENU, false", "F10, true"})
    void theMenuOfARowComesByKeyAsWell(KeyCode key, boolean shift) throws Exception {
        Window.on(() -> review(true));
        Window.on(() -> drop("a", 2));
        Window.waitUntil(() -> rows() == 2);
        TableView<?> table = (TableView<?>) view.lookup("#table");

        Window.on(
                () -> {
                    table.fireEvent(
                            new KeyEvent(
                                    KeyEvent.KEY_PRESSED, "", "", key, shift, false, false, false));
                    return true;
                });

        ContextMenu menu = table.getContextMenu();
        assertThat(menu.isShowing()).isTrue();
        assertThat(menu.getItems())
                .extracting(MenuItem::isDisable)
                .containsExactly(true, true, true, true, true, false);
        Window.on(
                () -> {
                    menu.hide();
                    return true;
                });
    }

    @ParameterizedTest
    @EnumSource(names = {"SPACE", "ENTER"})
    void reviewFirstIsTurnedOnByKey(KeyCode key) throws Exception {
        Window.on(() -> press(key, false));
        Window.waitUntil(() -> settings.get().reviewFirst());

        Window.on(() -> press(KeyCode.ENTER, true));
        assertThat(settings.get().reviewFirst()).isTrue();
    }

    private boolean press(KeyCode key, boolean shortcut) {
        view.lookup("#review")
                .fireEvent(
                        new KeyEvent(
                                KeyEvent.KEY_PRESSED,
                                "",
                                "",
                                key,
                                false,
                                shortcut,
                                false,
                                shortcut));
        return true;
    }

    @Test
    void duringReviewTheListShowsHowLargeEachCopyWillBe() throws Exception {
        review();
        Window.waitUntil(() -> results().stream().allMatch(words -> words.endsWith(" B")));
        assertThat(store.objects).isEmpty();
    }

    @Test
    void comparisonAndForecastsFollowAPresetOfTheSamePixels() throws Exception {
        review();
        Window.waitUntil(() -> results().stream().allMatch(words -> words.endsWith(" B")));
        settings.update(now -> now.withPreset("Longer"));
        Window.waitUntil(
                () -> model.rows().stream().allMatch(row -> row.preset().name().equals("Longer")));

        Window.waitUntil(() -> results().stream().allMatch(words -> words.endsWith(" 2 KB")));
        Window.waitUntil(() -> caption().endsWith(" 2 KB"));
    }

    private String caption() {
        return ((Labeled) view.lookup("#result")).getText();
    }

    private List<String> results() {
        return model.rows().stream().map(row -> row.now().result()).toList();
    }

    @Test
    void aNameGoesToTheImageThatItWasTypedForWhetherEnterIsPressedOrNot() throws Exception {
        review();

        typeName("first.png");
        robot.push(KeyCode.ENTER);
        robot.clickOn("a-1.jpg");
        assertThat(names()).containsExactly("first.png", "a-1.jpg", "a-2.jpg");
        assertThat(nameField().getText()).isEqualTo("a-1.jpg");

        robot.clickOn("a-2.jpg");
        typeName("third.png");
        robot.clickOn("first.png");
        assertThat(names()).containsExactly("first.png", "a-1.jpg", "third.png");
        assertThat(nameField().getText()).isEqualTo("first.png");
    }

    @Test
    void aNameThatIsStillBeingTypedHoldsForTheUploadThatAKeyBegins() throws Exception {
        review();
        typeName("first.png");

        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);

        assertThat(names()).startsWith("first.png");
    }

    @Test
    void aNameThatIsClearedStaysAsItWas() throws Exception {
        review();
        typeName("");

        robot.push(KeyCode.TAB);

        assertThat(names()).startsWith("a-0.jpg");
        assertThat(nameField().getText()).isEqualTo("a-0.jpg");
    }

    @Test
    void panelButtonAndMenuSpeakOfAllSelectedRows() throws Exception {
        uploadThree();

        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        Window.waitUntil(() -> panel().contains("3 images selected"));
        Window.waitUntil(() -> links().lines().count() == 3);

        assertThat(panel()).contains("Copy 3 links").doesNotContain("a-0.jpg");
        MenuItem copy = table().getContextMenu().getItems().getFirst();
        Window.on(() -> openMenu());
        assertThat(copy.getText()).isEqualTo("Copy 3 links");
        Window.on(() -> closeMenu());
        desk.copied.clear();
        robot.clickOn("Copy 3 links");
        Window.waitUntil(() -> !desk.copied.isEmpty());
        assertThat(desk.copied.getFirst()).isEqualTo(links()).contains("a-0", "a-1", "a-2");
        assertThat(robot.lookup("#open").queryButton().isDisabled()).isTrue();

        robot.clickOn("a-1.jpg");
        Window.waitUntil(() -> links().lines().count() == 1 && links().contains("a-1"));
        assertThat(panel()).contains("Copy link", "a-1.jpg").doesNotContain("3 images selected");
        assertThat(robot.lookup("#open").queryButton().isDisabled()).isFalse();
    }

    @Test
    void selectedRowsThatAreStillOnTheirWayAddTheirLinksWhenTheyAreDone() throws Exception {
        review();
        robot.clickOn("a-0.jpg").push(KeyCode.SHORTCUT, KeyCode.A);
        Window.waitUntil(() -> panel().contains("3 images selected"));
        assertThat(robot.lookup("#linkPart").query().isVisible()).isFalse();

        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);

        Window.waitUntil(() -> panel().contains("Copy 3 links"));
        Window.waitUntil(() -> links().lines().count() == 3);
    }

    @Test
    void enterOpensTheLinkOfTheOnlySelectedRow() throws Exception {
        uploadThree();
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        Window.waitUntil(() -> panel().contains("3 images selected"));
        robot.push(KeyCode.ENTER);
        assertThat(desk.opened).isEmpty();

        robot.clickOn("a-1.jpg");
        Window.waitUntil(() -> links().contains("a-1"));
        robot.push(KeyCode.ENTER);

        assertThat(desk.opened).singleElement().asString().contains("a-1");
    }

    private void uploadThree() throws Exception {
        Window.on(() -> drop("a", 3));
        Window.waitUntil(() -> model.rows().stream().filter(UploadRow::isDone).count() == 3);
        robot.clickOn("a-0.jpg");
        Window.waitUntil(() -> panel().contains("a-0.jpg"));
    }

    @Test
    void anAlternativeTextThatIsTypedIsInTheLinkAndWithTheJob() throws Exception {
        uploadThree();
        robot.clickOn("a-1.jpg");
        TextField alt = (TextField) view.lookup(".description-fields .text-field");
        Window.waitUntil(() -> alt.getText().equals("a 1"));

        Window.on(
                () -> {
                    model.links().choice().form().set(LinkForm.MARKDOWN);
                    alt.setText("A [boat]");
                    return true;
                });

        Window.waitUntil(() -> links().startsWith("![A \\[boat\\]]("));
        desk.copied.clear();
        Window.on(
                () -> {
                    alt.setText("Sea");
                    model.links().copy(model.rows().subList(1, 2));
                    return true;
                });
        Window.waitUntil(() -> !desk.copied.isEmpty());
        assertThat(desk.copied).singleElement().asString().startsWith("![Sea](");
        robot.interact(() -> alt.setText("A [boat]"));
        robot.interact(() -> alt.getOnAction().handle(new ActionEvent()));
        assertThat(model.rows().get(1).job().request().source().description().alt())
                .isEqualTo("A [boat]");
    }

    @Test
    void aFailedImageHasNoFieldsForItsDescriptionUntilItIsRetried() throws Exception {
        uploadThree();
        TextField alt = (TextField) view.lookup(".description-fields .text-field");
        Window.waitUntil(() -> alt.getText().equals("a") && isShown(alt));
        engine.failure = new DropsizeException(ErrorKind.DISK_FULL, "b-0.jpg");
        Window.on(() -> drop("b", 1));

        Window.waitUntil(() -> model.rows().getLast().state() == RowState.FAILED);
        robot.clickOn("b-0.jpg");
        Window.waitUntil(() -> panel().contains("b-0.jpg"));
        assertThat(isShown(alt)).isFalse();
        assertThat(panel()).doesNotContain("Alt text", "Title");

        engine.failure = null;
        robot.clickOn("Retry");
        Window.waitUntil(() -> links().contains("b-0"));
        assertThat(isShown(alt)).isTrue();
        assertThat(alt.getText()).isEqualTo("b");
    }

    @Test
    void aTextThatIsEnteredInAnotherViewIsShownAndInTheLink() throws Exception {
        NotedDescriptions all = new NotedDescriptions();
        uploadThree();
        robot.clickOn("a-1.jpg");
        TextField alt = (TextField) view.lookup(".description-fields .text-field");
        Window.waitUntil(() -> alt.getText().equals("a 1"));
        Window.on(
                () -> {
                    model.descriptions().follow(all);
                    model.links().choice().form().set(LinkForm.MARKDOWN);
                    return true;
                });
        UploadRow row = model.rows().get(1);

        all.describe(
                row.done().orElseThrow().published().link(), new Description("A boat", "Quay"));

        Window.waitUntil(() -> alt.getText().equals("A boat"));
        Window.waitUntil(() -> links().matches("!\\[A boat].* \"Quay\"\\)"));
        assertThat(model.rows().getFirst().description()).isEqualTo(Description.NONE);
    }

    @Test
    void aFileThatIsNoImageHasNoEmptyComparison() throws Exception {
        uploadThree();
        Node comparison = view.lookup("#comparison");
        assertThat(isShown(comparison)).isTrue();
        Path file = Files.writeString(folder.resolve("none.jpg"), "no image");
        Window.on(
                () -> {
                    model.drops().addFiles(List.of(file));
                    return true;
                });

        Window.waitUntil(() -> seen().contains("none.jpg"));
        robot.clickOn("none.jpg");
        Window.waitUntil(() -> panel().contains("none.jpg") && !isShown(comparison));

        robot.clickOn("a-0.jpg");
        Window.waitUntil(() -> isShown(comparison));
    }

    /** The texts of the side panel that are shown. */
    private List<String> panel() {
        return view.lookup(".side-panel").lookupAll("*").stream()
                .filter(node -> node instanceof Labeled && isShown(node))
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    private static boolean isShown(Node node) {
        Node at = node;
        while (at != null && at.isVisible()) {
            at = at.getParent();
        }
        return at == null;
    }

    private String links() {
        return ((TextArea) view.lookup("#link")).getText();
    }

    private TableView<?> table() {
        return (TableView<?>) view.lookup("#table");
    }

    @Test
    void namesThatDifferOnlyInTheirEndShowItEvenIfOthersAreBetweenThem() throws Exception {
        String shelf = "product-number-of-a-very-long-shelf-in-the-shop-window-on-the-left";
        Window.on(() -> drop(shelf, 2));
        Window.on(() -> drop("b", 1));
        Window.on(() -> drop(shelf + "-at-the-end", 1));

        Window.waitUntil(() -> seen().stream().filter(name -> name.startsWith("…")).count() == 3);
    }

    @Test
    void anImageThatCanNotBeLoadedHasNoComparison() throws Exception {
        URI nowhere = URI.create("http://127.0.0.1:9/x.png");
        Window.on(
                () -> {
                    model.drops().add(() -> List.of(new DropItem.OfAddress(nowhere)), () -> {});
                    return model;
                });
        Window.waitUntil(() -> rows() == 1 && state(0) == RowState.FAILED);

        Window.waitUntil(() -> view.lookup("#sentence").isVisible());
        assertThat(view.lookup("#comparison").isVisible()).isFalse();
    }

    @Test
    void onlyAFailureIsRed() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.jpg"), "no image");
        Window.on(
                () -> {
                    model.drops().addFiles(List.of(broken));
                    return model;
                });
        Window.waitUntil(() -> rows() == 1 && state(0) == RowState.FAILED);
        Window.waitUntil(() -> isRed(view.lookup("#sentence")));

        store.lose();
        Window.on(() -> drop("a", 1));

        Window.waitUntil(() -> rows() == 2 && select(RowState.OFFLINE));
        Window.waitUntil(() -> !isRed(view.lookup("#sentence")));
        assertThat(view.lookup("#sentence").isVisible()).isTrue();
    }

    private static boolean isRed(Node sentence) {
        return sentence.isVisible() && sentence.getPseudoClassStates().contains(PROBLEM);
    }

    /** Selects the row in this state, if there is one. */
    private boolean select(RowState state) {
        for (int row = 0; row < rows(); row++) {
            if (state(row) == state) {
                table().getSelectionModel().clearAndSelect(row);
                return true;
            }
        }
        return false;
    }

    private RowState state(int row) {
        return model.rows().get(row).state();
    }

    private boolean openMenu() {
        table().getContextMenu().show(table(), Side.BOTTOM, 0, 0);
        return true;
    }

    private boolean closeMenu() {
        table().getContextMenu().hide();
        return true;
    }

    private void review() throws Exception {
        Window.on(() -> review(true));
        Window.on(() -> drop("a", 3));
        Window.waitUntil(() -> seen().contains("a-2.jpg"));
    }

    private void typeName(String name) {
        robot.clickOn(nameField()).push(KeyCode.SHORTCUT, KeyCode.A).push(KeyCode.DELETE);
        robot.write(name);
    }

    private TextField nameField() {
        return robot.lookup(".text-field.side-name").query();
    }

    private List<String> names() {
        return Window.on(() -> model.rows().stream().map(row -> row.source().name()).toList());
    }

    private boolean drop(String name, int files) throws IOException {
        List<Path> dropped = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            dropped.add(
                    Files.writeString(folder.resolve(name + "-" + i + ".jpg"), (10 + i) + "x10"));
        }
        model.drops().addFiles(dropped);
        return true;
    }

    private int rows() {
        return model.rows().size();
    }

    private List<String> seen() {
        return view.lookupAll(".row-name").stream().map(name -> ((Label) name).getText()).toList();
    }

    private boolean choose(String preset) {
        presets().setValue(preset);
        return true;
    }

    @SuppressWarnings("unchecked") // as in upload.fxml
    private ComboBox<String> presets() {
        return (ComboBox<String>) view.lookup("#presets");
    }

    private boolean review(boolean first) {
        ((ToggleSwitch) view.lookup("#review")).setSelected(first);
        return true;
    }
}
