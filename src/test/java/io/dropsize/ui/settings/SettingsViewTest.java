package io.dropsize.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.about.SystemInformation;
import io.dropsize.about.ThisBuild;
import io.dropsize.about.Version;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.Coding;
import io.dropsize.image.Quality;
import io.dropsize.pipeline.plan.OutputFormat;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.settings.SettingsStore;
import io.dropsize.settings.Theme;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.Fingerprint;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.ServiceProbe;
import io.dropsize.store.Visitor;
import io.dropsize.store.check.CheckResult;
import io.dropsize.store.check.DestinationCheck;
import io.dropsize.store.link.LinkForm;
import io.dropsize.store.service.Service;
import io.dropsize.testkit.MapSecrets;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.QuietDesk;
import io.dropsize.ui.Window;
import io.dropsize.ui.settings.presets.QualityKind;
import io.dropsize.update.Release;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

@Tag("window")
class SettingsViewTest {
    private static final Destination PHOTOS =
            new Destination(
                    "photos",
                    Service.AMAZON_S3,
                    "photos",
                    "eu-west-1",
                    null,
                    new Credentials.AccessKey("AKIAEXAMPLE"),
                    KeyTemplate.DEFAULT,
                    URI.create("https://img.example.com"),
                    false);

    private MemoryStore store;
    private final MapSecrets secrets = new MapSecrets();
    private QuietDesk desk;
    private FxRobot robot;
    private volatile @Nullable DropsizeException refusal;
    private volatile @Nullable String checkedSecret;
    private volatile Release newest = release("0.0.1");
    private SettingsStore settings;
    private SettingsView view;
    private SettingsWindow kit;
    private Window window;
    @TempDir private Path folder;

    @BeforeEach
    void openWindow() throws Exception {
        settings = SettingsStore.open(folder);
        settings.update(
                now ->
                        now.withDestinations(List.of(Destination.thisComputer(), PHOTOS))
                                .withDestination("photos"));
        secrets.put("photos", "hidden");
        kit =
                new SettingsWindow(
                        settings,
                        folder,
                        secrets,
                        this::check,
                        this::latest,
                        format -> format != OutputFormat.AVIF);
        store = kit.store;
        desk = kit.desk;
        robot = kit.robot;
        view = kit.view;
        window = kit.window;
        Window.waitUntil(
                () ->
                        shown("Secret access key")
                                .filter(field -> field.getPromptText().startsWith("Saved"))
                                .isPresent());
    }

    @Test
    void settingsAreExportedWithoutSecretsAndImportedAfterTheUserHasSeenWhatChanges()
            throws Exception {
        Path file = folder.resolve("exported.json");
        desk.file = Optional.of(file);
        robot.clickOn("Import and export").clickOn("Export…");
        Window.waitUntil(() -> !desk.said.isEmpty());
        assertThat(Files.readString(file)).contains("AKIAEXAMPLE").doesNotContain("hidden");

        settings.update(now -> now.withDestinations(List.of(Destination.thisComputer())));
        robot.clickOn("Import and export").clickOn("Import…");
        Window.waitUntil(() -> settings.get().destinations().contains(PHOTOS));

        assertThat(desk.questions.getLast().items())
                .containsExactly("New: photos (Amazon S3, bucket photos, eu-west-1)");
        Window.waitUntil(() -> desk.said.size() == 2);
        assertThat(desk.said.getLast())
                .isEqualTo("Settings imported. Enter the secret access key of photos.");
    }

    private void check(
            Destination destination, @Nullable String secret, Consumer<CheckResult> results) {
        checkedSecret = secret;
        store.broken = refusal;
        new DestinationCheck(
                        destination,
                        store,
                        _ -> new Visitor.Visit("image/png", "max-age=1"),
                        results)
                .run();
    }

    private Release latest() {
        DropsizeException error = refusal;
        if (error != null) {
            throw error;
        }
        return newest;
    }

    @Test
    void showsTheChosenDestinationButNeverItsSecret() throws Exception {
        assertThat(field("Bucket").getText()).isEqualTo("photos");
        assertThat(field("Secret access key").getText()).isEmpty();
        assertThat(field("Secret access key").getPromptText())
                .isEqualTo("Saved in the system keyring");
        assertThat(notes()).anyMatch(note -> note.startsWith("Example: https://img.example.com/2"));
        window.shot("settings-destination-light");
        window.dark();
        window.resize(690, 540);
        window.shot("settings-destination-dark-small");
    }

    @Test
    void aRenamedDestinationKeepsItsSecretAndStaysChosen() throws Exception {
        type("Name", "pictures");
        robot.clickOn("Save");
        Window.waitUntil(() -> secrets.kept.containsKey("pictures"));
        Window.waitUntil(() -> !desk.said.isEmpty());
        assertThat(secrets.kept).containsOnlyKeys("pictures").containsValue("hidden");
        assertThat(settings.get().chosenDestination().name()).isEqualTo("pictures");
        assertThat(desk.said).containsExactly("“pictures” saved");
    }

    @Test
    void aRenameWhoseOldSecretRemainsIsReportedAndShowsTheNewName() throws Exception {
        secrets.refusal = new DropsizeException(ErrorKind.SECRET_STAYS, "photos");
        type("Name", "pictures");
        robot.clickOn("Save");
        Window.waitUntil(() -> !desk.said.isEmpty());
        assertThat(desk.said.getFirst()).startsWith("The secret for “photos” couldn’t be removed");
        secrets.refusal = null;
        type("Name", "images");
        robot.clickOn("Save");
        Window.waitUntil(() -> desk.said.contains("“images” saved"));
        assertThat(settings.get().destinations()).hasSize(2);
        assertThat(secrets.kept).containsOnlyKeys("photos", "images");
    }

    @Test
    void aLockedKeyringIsReportedBesideTheSecret() throws Exception {
        String sentence = "The keyring didn’t respond. Unlock it, then retry.";
        secrets.failure = new DropsizeException(ErrorKind.KEYRING_UNAVAILABLE);
        robot.clickOn("Duplicate");
        Window.waitUntil(() -> desk.said.contains(sentence));
        kit.choose("This computer");
        kit.choose("photos");
        Window.waitUntil(() -> notes().contains(sentence));
        secrets.failure = null;
        kit.choose("This computer");
        kit.choose("photos");
        Window.waitUntil(() -> !notes().contains(sentence));
    }

    @Test
    void problemsAreShownAtTheirFieldsAndNothingIsSaved() throws Exception {
        type("Bucket", "a b");
        type("Folder and name", "{nme}");
        robot.clickOn("Save");
        assertThat(problems()).hasSize(2).anyMatch(p -> p.startsWith("“a b” can’t be the name"));
        assertThat(problems()).anyMatch(p -> p.contains("no field {nme}"));
        assertThat(settings.get().destinationNamed("photos")).isEqualTo(PHOTOS);
        window.shot("settings-problems");
    }

    @Test
    void aPastedAddressIsUnderstoodWhenItIsPasted() throws Exception {
        robot.clickOn(button("Add"));
        Window.on(
                () -> {
                    field("Endpoint").requestFocus();
                    return true;
                });
        type("Endpoint", "https://pics.s3.fr-par.scw.cloud/blog/beach.jpg");
        Window.waitUntil(() -> field("Bucket").getText().equals("pics"));
        assertThat(field("Region").getText()).isEqualTo("fr-par");
        assertThat(notes())
                .contains("Detected: Scaleway · region fr-par · bucket pics · folder blog");
        window.shot("settings-understood");
        robot.clickOn("Undo");
        assertThat(field("Endpoint").getText()).startsWith("https://pics.s3");
        assertThat(field("Bucket").getText()).isEmpty();
    }

    @Test
    void anotherServiceKeepsTheRegionThatWasChosen() throws Exception {
        ComboBox<?> service = (ComboBox<?>) window.scene().lookup("#service");
        for (int i = 0; i < 5; i++) {
            int chosen = i;
            Window.on(
                    () -> {
                        service.getSelectionModel().select(chosen);
                        return true;
                    });
        }
        assertThat(field("Region").getText()).isEqualTo("eu-west-1");
        MenuButton regions = (MenuButton) window.scene().lookup("#regions");
        assertThat(regions.isVisible()).isFalse();
        Window.on(
                () -> {
                    service.getSelectionModel().select(6);
                    regions.getItems().get(6).fire();
                    return true;
                });
        assertThat(field("Region").getText()).isEqualTo("fra1");
    }

    @Test
    void anAccessKeyWithoutASecretIsNotSaved() throws Exception {
        robot.clickOn(button("Add"));
        type("Bucket", "pictures");
        type("Access key ID", "AKIAEXAMPLE");
        robot.clickOn("Save");
        assertThat(problems()).containsExactly("Enter the secret access key.");
        assertThat(Window.on(() -> field("Secret access key").isFocused())).isTrue();
        assertThat(settings.get().destinations()).hasSize(2);
        assertThat(field("Bucket").getText()).isEqualTo("pictures");
        assertThat(desk.said).isEmpty();

        type("Secret access key", " typed\n");
        assertThat(problems()).isEmpty();
        robot.clickOn("Save");
        Window.waitUntil(() -> desk.said.contains("“New destination” saved"));
        assertThat(secrets.kept).containsEntry("New destination", "typed");
    }

    @Test
    void emptyFieldsAreProblemsOnlyWhenTheyWereVisited() {
        robot.clickOn("Add");
        robot.clickOn(field("Bucket"));
        assertThat(problems()).isEmpty();

        robot.clickOn(field("Name"));
        assertThat(problems()).containsExactly("Enter the bucket’s name.");
    }

    @Test
    void aSecretThatIsNoLongerInTheKeyringIsRequestedAgain() throws Exception {
        secrets.kept.remove("photos");
        kit.choose("This computer");
        kit.choose("photos");
        Window.waitUntil(
                () -> field("Secret access key").getPromptText().equals("Secret access key"));
        type("Bucket", "pictures");
        robot.clickOn("Save");
        assertThat(problems()).containsExactly("Enter the secret access key.");
        assertThat(settings.get().destinationNamed("photos")).isEqualTo(PHOTOS);
    }

    @Test
    void theConnectionIsCheckedWithWhatIsTyped() throws Exception {
        type("Secret access key", "typed");
        scrollToCheck();
        robot.clickOn("Check connection");
        Window.waitUntil(() -> answer().equals("Connected. Everything works."));
        assertThat(window.scene().getRoot().lookupAll(".check-step")).hasSize(14);
        assertThat(checkedSecret).isEqualTo("typed");
        refusal = new DropsizeException(ErrorKind.BUCKET_MISSING, "photos");
        robot.clickOn("Check connection");
        Window.waitUntil(() -> answer().startsWith("Images can’t be uploaded."));
        assertThat(notes())
                .anyMatch(note -> note.startsWith("There is no bucket “photos”. Check its name,"));
        window.shot("settings-check");
        type("Bucket", "others");
        assertThat(answer()).startsWith("Tests the settings");
    }

    @Test
    void theRegionThatTheServiceNamesCanBeApplied() throws Exception {
        refusal = new DropsizeException(ErrorKind.WRONG_REGION, "photos", "(eu-north-1)");
        scrollToCheck();
        robot.clickOn("Check connection");
        Window.waitUntil(() -> robot.lookup("Apply region eu-north-1").tryQuery().isPresent());
        window.shot("settings-check-apply");
        robot.clickOn("Apply region eu-north-1");
        assertThat(field("Region").getText()).isEqualTo("eu-north-1");
        assertThat(answer()).startsWith("Tests the settings");
    }

    @Test
    void aRefusedCertificateIsTrustedOnlyAfterAQuestion() throws Exception {
        Fingerprint certificate = Fingerprint.of(new byte[] {1});
        store.probe =
                new ServiceProbe() {
                    @Override
                    public Optional<String> secure() {
                        throw new DropsizeException(
                                ErrorKind.CERTIFICATE_UNTRUSTED, "s3.test", certificate.text());
                    }
                };
        scrollToCheck();
        robot.clickOn("Check connection");
        Window.waitUntil(() -> robot.lookup("Trust this certificate…").tryQuery().isPresent());
        window.shot("settings-check-certificate");
        desk.answer = false;
        robot.clickOn("Trust this certificate…");
        assertThat(desk.questions.getLast().facts().getLast().meaning())
                .isEqualTo(certificate.inLines(8));
        assertThat(robot.lookup("#certificateRow").query().isVisible()).isFalse();

        desk.answer = true;
        robot.clickOn("Trust this certificate…");
        assertThat(answer()).startsWith("Check the connection again, then save.");
        assertThat(robot.lookup("#certificate").queryAs(Label.class).getText())
                .contains(certificate.text());
        window.shot("settings-certificate");
        robot.clickOn("Save");
        Window.waitUntil(
                () -> certificate.equals(settings.get().destinationNamed("photos").certificate()));
    }

    @Test
    void thePolicyThatAFailedStepNeedsIsShownOnRequest() throws Exception {
        refusal = new DropsizeException(ErrorKind.ACCESS_DENIED, "photos", "s3:ListBucket");
        scrollToCheck();
        robot.clickOn("Check connection");
        Window.waitUntil(() -> robot.lookup("Show policy").tryQuery().isPresent());
        TextArea policy = (TextArea) window.scene().lookup(".check-policy");
        assertThat(policy.isVisible()).isFalse();

        robot.clickOn("Show policy");

        assertThat(policy.isVisible()).isTrue();
        assertThat(policy.getText()).contains("Policy of the user or role (IAM):", "s3:ListBucket");
        window.shot("settings-check-policy");
        type("Bucket", "others");
        assertThat(policy.isVisible()).isFalse();
    }

    @Test
    void headersOfUploadsAreCheckedAndSaved() throws Exception {
        TextArea headers = (TextArea) window.scene().lookup("#headers");
        Window.on(
                () -> {
                    headers.setText("x-amz-storage-class: GLACIER");
                    return true;
                });
        robot.clickOn("Save");
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("Links can’t open images in the storage class GLACIER");
        Window.on(
                () -> {
                    headers.setText("x-amz-storage-class: STANDARD_IA");
                    return true;
                });
        window.shot("settings-headers");
        robot.clickOn("Save");
        Window.waitUntil(() -> desk.said.contains("“photos” saved"));
        assertThat(settings.get().destinationNamed("photos").headers().text())
                .isEqualTo("x-amz-storage-class: STANDARD_IA");
    }

    @Test
    void theAnswerOfACheckIsSeenWhole() throws Exception {
        refusal = new DropsizeException(ErrorKind.CREDENTIALS_WRONG, "photos");
        Button check = (Button) button("Check connection");
        Window.on(
                () -> {
                    check.fire();
                    return true;
                });
        Window.waitUntil(() -> answer().startsWith("Images can’t be uploaded."));
        assertThat(notes()).anyMatch(note -> note.startsWith("The keys for photos"));
        Bounds room = bounds(window.scene().lookup(".form-scroll"));
        assertThat(room.contains(bounds(window.scene().lookup(".check")))).isTrue();
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    @Test
    void aSwitchIsTurnedByKey() throws Exception {
        robot.clickOn("After upload");
        Node copies = window.scene().lookup("#copies");
        desk.folder = Optional.of(folder.resolve("copies"));
        Window.on(
                () -> {
                    copies.requestFocus();
                    return true;
                });
        robot.push(KeyCode.SPACE);
        Window.waitUntil(() -> settings.get().localCopies() != null);
    }

    @Test
    void typedTextIsNeverLostWithoutAsking() {
        type("Bucket", "other");
        robot.clickOn("Presets");
        assertThat(desk.asked).containsExactly("Save changes to “photos”?");
        assertThat(field("Bucket").getText()).isEqualTo("other");
        desk.choice = OptionalInt.of(1);
        robot.clickOn("Presets");
        assertThat(Window.on(() -> view.mayLeave())).isTrue();
        assertThat(settings.get().destinationNamed("photos").bucket()).isNotEqualTo("other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Destinations", "Presets"})
    void aNewEntryThatNothingWasTypedIntoIsLeftWithoutAQuestion(String section) {
        robot.clickOn(section);
        robot.clickOn(button("Add"));
        assertThat(Window.on(() -> view.mayLeave())).isTrue();

        robot.clickOn("Appearance");
        robot.clickOn(section);

        assertThat(desk.asked).isEmpty();
        assertThat(button("Save").isDisabled()).isTrue();
    }

    @Test
    void unsavedChangesAreSavedBeforeTheFormIsLeft() throws Exception {
        type("Bucket", "other");
        desk.choice = OptionalInt.of(0);
        robot.clickOn("Presets");
        Window.waitUntil(() -> settings.get().destinationNamed("photos").bucket().equals("other"));
        assertThat(Window.on(() -> view.mayLeave())).isTrue();
    }

    @Test
    void aFormWithProblemsIsNotLeftBySaving() {
        type("Bucket", "");
        desk.choice = OptionalInt.of(0);
        robot.clickOn("Presets");
        assertThat(field("Bucket").isVisible()).isTrue();
        desk.choice = OptionalInt.empty();
        assertThat(Window.on(() -> view.mayLeave())).isFalse();
    }

    @Test
    void aCopyHasItsOwnNameAndSecretAndCanBeRemoved() throws Exception {
        robot.clickOn("Duplicate");
        Window.waitUntil(() -> secrets.kept.containsKey("photos 2"));
        Window.waitUntil(() -> field("Name").getText().equals("photos 2"));
        robot.clickOn("Remove…");
        Window.waitUntil(() -> settings.get().destinations().size() == 2);
        assertThat(secrets.kept).containsOnlyKeys("photos");
    }

    @Test
    void aRemovalNeedsOneAnswerAlthoughTheFormHasUnsavedChanges() {
        type("Name", "renamed");
        type("Bucket", "other");
        var remove = (Button) button("Remove…");

        boolean leaves =
                Window.on(
                        () -> {
                            remove.fire();
                            return view.mayLeave(); // The removal may still be running.
                        });

        assertThat(leaves).isTrue();
        assertThat(desk.asked).containsExactly("Remove “photos”?");
    }

    @Test
    void theQuestionAboutUnsavedChangesNamesTheFormWithoutBlanks() {
        type("Name", "holiday ");
        robot.clickOn("Presets");
        assertThat(desk.asked).containsExactly("Save changes to “holiday”?");
    }

    @Test
    void thisComputerShowsItsFolderAndTakesAnother() throws Exception {
        kit.choose("This computer");
        assertThat(field("Folder").getText()).isEqualTo(folder.resolve("images").toString());
        window.shot("settings-this-computer");
        desk.folder = Optional.of(folder.resolve("elsewhere"));
        robot.clickOn("Change…");
        Window.waitUntil(() -> field("Folder").getText().endsWith("elsewhere"));
        assertThat(settings.get().localFolder()).isEqualTo(folder.resolve("elsewhere"));
        robot.clickOn("Use this destination");
        Window.waitUntil(() -> settings.get().chosenDestination().isThisComputer());
    }

    @Test
    void thisComputerHasNoFieldsForVisitorsUnlessTheyAreSet() throws Exception {
        kit.choose("This computer");
        assertThat(isSeen(field("Headers"))).isFalse();
        assertThat(isSeen(field("Public URL"))).isFalse();
        kit.choose("photos");
        assertThat(isSeen(field("Headers"))).isTrue();
        assertThat(isSeen(field("Public URL"))).isTrue();
    }

    @Test
    void theDestinationThatUploadsUseHasABadgeAndNoButton() {
        Node use = window.scene().lookup("#use");
        Node current = window.scene().lookup("#current");
        assertThat(current.isVisible()).isTrue();
        assertThat(use.isVisible()).isFalse();
        kit.choose("This computer");
        assertThat(current.isVisible()).isFalse();
        assertThat(use.isVisible() && !use.isDisabled()).isTrue();
    }

    @Test
    void fieldsEndWhereTheButtonsEndWithAndWithoutAScrollBar() {
        assertThat(scrollBar().isVisible()).isTrue();
        assertThat(right(field("Bucket"))).isEqualTo(right(button("Save")));
        kit.choose("This computer");
        window.resize(970, 1000);
        assertThat(scrollBar().isVisible()).isFalse();
        assertThat(right(field("Folder and name"))).isEqualTo(right(button("Save")));
    }

    private Node scrollBar() {
        return window.scene().lookup(".form-scroll > .scroll-bar:vertical");
    }

    private static double right(Node node) {
        return bounds(node).getMaxX();
    }

    @Test
    void presetsAreAddedAndSaved() throws Exception {
        robot.clickOn("Presets");
        window.shot("settings-presets");
        robot.clickOn(button("Add"));
        robot.clickOn("Width × height");
        robot.clickOn(button("Save"));
        Window.waitUntil(() -> settings.get().presets().size() == Preset.BUILT_IN.size() + 1);
        assertThat(settings.get().presetNamed("New preset").size().canonical())
                .isEqualTo("1200x630 inside");
    }

    @Test
    void aPresetsCodingIsChosenAndOnlyWhatItsFormatHasIsOffered() throws Exception {
        robot.clickOn("Presets");
        robot.clickOn(button("Add"));
        robot.clickOn("Percentage");
        assertThat(
                        robot.lookup("Always progressive (shows a rough preview while loading)")
                                .tryQuery())
                .hasValueSatisfying(node -> assertThat(node.isVisible()).isFalse());
        pick("Format", OutputFormat.JPEG);
        robot.clickOn("Always progressive (shows a rough preview while loading)");
        pick("Quality mode", QualityKind.AT_MOST_BYTES);
        robot.clickOn("Upload the readable part");
        window.shot("settings-preset-coding");
        robot.clickOn(button("Save"));
        Window.waitUntil(() -> settings.get().presets().size() == Preset.BUILT_IN.size() + 1);
        Preset saved = settings.get().presetNamed("New preset");
        assertThat(saved.size().canonical()).isEqualTo("50%");
        assertThat(saved.coding())
                .isEqualTo(Coding.of(new Quality.AtMost(200_000)).withProgressive(true));
        assertThat(saved.allowDamaged()).isTrue();
    }

    @Test
    void theQualityIsSavedAsItIsTyped() throws Exception {
        robot.clickOn("Presets");

        typeQuality("60");

        assertThat(button("Save").isDisabled()).isFalse();
        robot.clickOn(button("Save"));
        Window.waitUntil(() -> !desk.said.isEmpty());
        assertThat(settings.get().chosenPreset().coding().quality())
                .isEqualTo(new Quality.Fixed(60));
        assertThat(slider().getValue()).isEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "101", "good"})
    void anInvalidQualityIsReportedAtItsFieldAndCannotBeSaved(String typed) throws Exception {
        robot.clickOn("Presets");

        typeQuality(typed);
        robot.push(KeyCode.TAB);

        assertThat(quality().getText()).isEqualTo(typed);
        assertThat(problems()).containsExactly("Enter a whole number from 1 to 100.");
        assertThat(button("Save").isDisabled()).isTrue();

        Window.on(
                () -> {
                    slider().setValue(70.4);
                    return true;
                });
        assertThat(quality().getText()).isEqualTo("70");
        assertThat(problems()).isEmpty();
        assertThat(button("Save").isDisabled()).isFalse();
        robot.clickOn(quality()).push(KeyCode.UP);
        assertThat(quality().getText()).isEqualTo("71");
        assertThat(slider().getValue()).isEqualTo(71);
    }

    private void typeQuality(String typed) {
        robot.clickOn(quality()).push(KeyCode.SHORTCUT, KeyCode.A).push(KeyCode.DELETE);
        robot.write(typed);
    }

    private TextField quality() {
        return ((Spinner<?>) window.scene().lookup("#quality")).getEditor();
    }

    private Slider slider() {
        return (Slider) window.scene().lookup("#slider");
    }

    private <T> void pick(String name, T value) {
        Window.on(
                () -> {
                    ComboBox<T> choice =
                            robot.lookup(
                                            node ->
                                                    node instanceof ComboBox<?> box
                                                            && name.equals(box.getAccessibleText()))
                                    .query();
                    choice.setValue(value);
                    return null;
                });
    }

    @Test
    void choicesAfterUploadAndOfTheThemeApplyImmediately() throws Exception {
        robot.clickOn("After upload");
        robot.clickOn("Markdown");
        Window.waitUntil(() -> settings.get().copied() == LinkForm.MARKDOWN);
        window.shot("settings-after-upload");
        robot.clickOn("Appearance");
        robot.clickOn("Dark");
        Window.waitUntil(() -> settings.get().theme() == Theme.DARK);
        window.shot("settings-appearance");
        robot.clickOn("Show an icon in the system tray");
        Window.waitUntil(() -> !settings.get().trayIcon());
    }

    @Test
    void anOpenPageFollowsWhatIsChosenElsewhere() throws Exception {
        robot.clickOn("After upload");

        settings.update(now -> now.withCopied(LinkForm.HTML));

        Window.waitUntil(() -> robot.lookup("HTML").<ToggleButton>query().isSelected());
        assertThat(settings.get().copied()).isEqualTo(LinkForm.HTML);
        robot.clickOn("Web images");
        settings.update(now -> now.withLocalAddresses(true));
        Window.waitUntil(() -> robot.lookup("#local.check-box").<CheckBox>query().isSelected());
        robot.clickOn("Appearance");
        settings.update(now -> now.withTheme(Theme.DARK));
        Window.waitUntil(() -> robot.lookup("Dark").<ToggleButton>query().isSelected());
    }

    @Test
    void aboutSaysWhatThisBuildIsAndCopiesItForReports() {
        robot.clickOn("About");
        assertThat(words()).contains("Version " + ThisBuild.read().version());
        robot.clickOn("Copy");
        assertThat(desk.copied)
                .containsExactly(SystemInformation.of(ThisBuild.read().version()))
                .first()
                .asString()
                .contains("JavaFX 25", System.getProperty("os.name"));
        robot.clickOn("https://github.com/dropsize/dropsize");
        assertThat(desk.opened).containsExactly(ThisBuild.read().home());
    }

    @Test
    void updatesAreCheckedWhenTheUserClicksAndTheirPageIsOpenedThen() throws Exception {
        robot.clickOn("About");
        robot.clickOn("Check for updates");
        Window.waitUntil(
                () ->
                        words().contains(
                                        "You’re up to date: "
                                                + ThisBuild.read().version()
                                                + " is the latest version."));
        assertThat(settings.get().updates().lastCheck()).isNull();

        refusal = new DropsizeException(ErrorKind.RELEASES_UNREACHABLE, "api.example.com");
        robot.clickOn("Check for updates");
        Window.waitUntil(
                () ->
                        words().stream()
                                .anyMatch(text -> text.startsWith("Couldn’t connect securely")));

        refusal = null;
        newest = release("99.0.0");
        robot.clickOn("Check for updates");
        Window.waitUntil(() -> words().contains("Dropsize 99.0.0 is available."));
        window.shot("settings-about-newer");
        assertThat(desk.opened).isEmpty();
        robot.clickOn("View release");
        assertThat(desk.opened).containsExactly(newest.page());
    }

    @Test
    void updatesAreCheckedAutomaticallyOnlyIfTheUserAllowsIt() throws Exception {
        assertThat(settings.get().updates().automatic()).isFalse();
        robot.clickOn("About");
        robot.clickOn("Check for updates automatically");
        Window.waitUntil(() -> settings.get().updates().automatic());
        robot.clickOn("Check for updates automatically");
        Window.waitUntil(() -> !settings.get().updates().automatic());
    }

    @Test
    void aboutIsReachedByTheKeyboardAlone() throws Exception {
        robot.clickOn("About");
        Set<String> reached = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            robot.push(KeyCode.TAB);
            Window.on(
                    () ->
                            window.scene().getFocusOwner() instanceof Labeled words
                                    && reached.add(words.getText()));
        }
        assertThat(reached)
                .contains(
                        "Check for updates",
                        "Check for updates automatically",
                        "https://github.com/dropsize/dropsize",
                        "Copy",
                        "Licences");
    }

    private List<String> words() {
        return Window.on(
                () ->
                        window.scene().getRoot().lookupAll(".label").stream()
                                .filter(Label.class::isInstance)
                                .filter(SettingsViewTest::isSeen)
                                .map(label -> ((Label) label).getText())
                                .toList());
    }

    private static Release release(String version) {
        return new Release(
                Version.parse(version).orElseThrow(),
                URI.create("https://github.com/dropsize/dropsize/releases/tag/v" + version));
    }

    @Test
    void offersNoFormatThatThisComputerCannotMake() throws Exception {
        robot.clickOn("Presets");
        Window.waitUntil(() -> !formats().contains(OutputFormat.AVIF));
        assertThat(formats()).contains(OutputFormat.KEEP, OutputFormat.WEBP);
    }

    private List<Object> formats() {
        return Window.on(
                () -> List.copyOf(((ComboBox<?>) window.scene().lookup("#format")).getItems()));
    }

    /** The one in the visible section: others have the same text. */
    private Node button(String text) {
        return robot.lookup(text).queryAll().stream()
                .filter(SettingsViewTest::isSeen)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    private void scrollToCheck() {
        Window.on(
                () -> {
                    ((ScrollPane) window.scene().lookup(".form-scroll")).setVvalue(1);
                    return true;
                });
    }

    private void type(String label, String text) {
        Window.on(
                () -> {
                    field(label).setText(text);
                    return true;
                });
    }

    private TextInputControl field(String label) {
        return shown(label).orElseThrow();
    }

    /** Empty while the view is still being assembled. */
    private Optional<TextInputControl> shown(String label) {
        return window.scene().getRoot().lookupAll(".text-input").stream()
                .filter(TextInputControl.class::isInstance)
                .map(TextInputControl.class::cast)
                .filter(input -> label.equals(input.getAccessibleText()))
                .findFirst();
    }

    private List<String> notes() {
        return labels(".form-note");
    }

    private List<String> problems() {
        return labels(".form-problem");
    }

    private String answer() {
        return labels(".check-answer").getFirst();
    }

    private List<String> labels(String selector) {
        return Window.on(
                () ->
                        window.scene().getRoot().lookupAll(selector).stream()
                                .filter(Node::isVisible)
                                .map(label -> ((Label) label).getText())
                                .toList());
    }
}
