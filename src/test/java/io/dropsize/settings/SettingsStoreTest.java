package io.dropsize.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.image.Chroma;
import io.dropsize.image.Coding;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Quality;
import io.dropsize.pipeline.plan.Fit;
import io.dropsize.pipeline.plan.OutputFormat;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.SizeRule;
import io.dropsize.settings.json.JsonPresets;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.Timeouts;
import io.dropsize.store.service.Service;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

class SettingsStoreTest {
    @TempDir Path folder;

    @Test
    void everythingComesBackAtTheNextStart() {
        Destination photos =
                new Destination(
                        "photos",
                        Service.named("CEPH"),
                        "b",
                        "eu",
                        URI.create("http://127.0.0.1:7480"),
                        new Credentials.AccessKey("AK"),
                        new KeyTemplate("{name}-{hash}.{ext}"),
                        URI.create("https://img.example.com"),
                        true);
        Preset square =
                new Preset(
                        "Square",
                        new SizeRule.Box(400, 400, Fit.COVER),
                        OutputFormat.WEBP,
                        new Coding(new Quality.AtMost(200_000), true, true, Chroma.FULL),
                        MetadataPolicy.KEEP_COPYRIGHT,
                        true);
        Preset half =
                square.withSize(new SizeRule.Percent(50))
                        .withCoding(Coding.of(new Quality.AtLeast(82.5)));
        SettingsStore store = SettingsStore.open(folder);
        store.update(
                now ->
                        now.withDestinations(List.of(Destination.thisComputer(), photos))
                                .withDestination("photos")
                                .withPresets(List.of(square, half))
                                .withCopied(null)
                                .withLocalCopies(folder)
                                .withTimeouts(
                                        new Timeouts(
                                                Duration.ofSeconds(2),
                                                Duration.ofSeconds(10),
                                                Duration.ofMinutes(1)))
                                .withTheme(Theme.DARK)
                                .withTrayIcon(false)
                                .withWindow(new WindowBounds(1, 2, 3, 4, true)));

        assertThat(SettingsStore.open(folder).get()).isEqualTo(store.get());
        assertThat(store.get().chosenDestination()).isEqualTo(photos);
    }

    @Test
    void aFileFromAnotherVersionIsReadAsFarAsItGoes() throws IOException {
        Files.writeString(
                folder.resolve("settings.json"), "{\"theme\": \"DARK\", \"fromTheFuture\": [1]}");

        SettingsStore store = SettingsStore.open(folder);

        assertThat(store.problem()).isEmpty();
        assertThat(store.get()).isEqualTo(Settings.DEFAULT.withTheme(Theme.DARK));
    }

    @Test
    void aFileWithoutSomeFieldsIsReadWhole() throws IOException {
        Files.writeString(
                folder.resolve("settings.json"),
                """
                {
                  "destinations" : [ {
                    "name" : "photos", "service" : "CEPH", "bucket" : "b", "region" : null,
                    "endpoint" : "http://127.0.0.1:7480",
                    "credentials" : { "kind" : "profile", "name" : "work" },
                    "keyTemplate" : "{name}-{hash}.{ext}",
                    "publicUrl" : "https://img.example.com", "overwrite" : true
                  } ],
                  "destination" : "photos",
                  "presets" : [ {
                    "name" : "Card", "size" : { "kind" : "box", "width" : 4, "height" : 3, "fit" : "COVER" },
                    "format" : "WEBP", "leastScore" : 70, "lossless" : true, "metadata" : "KEEP_COPYRIGHT"
                  } ],
                  "preset" : "Card", "reviewFirst" : true, "copied" : null,
                  "localCopies" : "/pictures/für uns", "localFolder" : null,
                  "theme" : "DARK",
                  "window" : { "x" : 5.0, "y" : 1.5, "width" : 1180.0, "height" : 770.0, "maximized" : false },
                  "updates" : { "automatic" : true, "lastCheck" : "2026-11-24T10:11:12Z" }
                }
                """);

        SettingsStore store = SettingsStore.open(folder);

        assertThat(store.problem()).isEmpty();
        Settings read = store.get();
        assertThat(read.chosenDestination())
                .isEqualTo(
                        new Destination(
                                "photos",
                                Service.named("CEPH"),
                                "b",
                                null,
                                URI.create("http://127.0.0.1:7480"),
                                new Credentials.Profile("work"),
                                new KeyTemplate("{name}-{hash}.{ext}"),
                                URI.create("https://img.example.com"),
                                true));
        assertThat(read.chosenPreset())
                .isEqualTo(
                        new Preset(
                                "Card",
                                new SizeRule.Box(4, 3, Fit.COVER),
                                OutputFormat.WEBP,
                                new Coding(Quality.AtLeast.HIGH, true, false, Chroma.AUTO),
                                MetadataPolicy.KEEP_COPYRIGHT,
                                false));
        assertThat(read.copied()).isNull();
        assertThat(read.localCopies()).isEqualTo(Path.of("/pictures/für uns"));
        assertThat(read.window()).isEqualTo(new WindowBounds(5, 1.5, 1180, 770, false));
        assertThat(read.updates())
                .isEqualTo(new Updates(true, Instant.parse("2026-11-24T10:11:12Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{} {}", "", " ", "[1]", "7", "{ not json", "{\"theme\": \"LI"})
    void aFileThatIsNoJsonStaysAsItIs(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("settings.json"), text);

        SettingsStore store = SettingsStore.open(folder);
        store.updateIfRead(now -> now.withTheme(Theme.DARK));

        assertThat(store.get()).isEqualTo(Settings.DEFAULT.withTheme(Theme.DARK));
        assertThat(problem(store)).isEqualTo(ErrorKind.SETTINGS_BROKEN);
        assertThat(kind(store.defaults()::destination)).isEqualTo(ErrorKind.DEFAULT_UNREADABLE);
        assertThat(kind(store.defaults()::preset)).isEqualTo(ErrorKind.DEFAULT_UNREADABLE);
        assertThat(file).hasContent(text);
        assertThat(folder).isDirectoryContaining(file::equals);
    }

    /** Each file has one invalid value, and a valid theme. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"destinations\": [{\"name\": \"x\"}]",
                "\"destinations\": [\"x\"]",
                "\"destinations\": 5",
                "\"destinations\": [{\"name\": \"x\", \"service\": \"FUTURE\", \"bucket\": \"abc\"}]",
                "\"destination\": 5",
                "\"presets\": [{\"size\": {\"kind\": \"round\"}}]",
                "\"presets\": [{\"quality\": 0}]",
                "\"preset\": {}",
                "\"copied\": \"FUTURE\"",
                "\"reviewFirst\": \"yes\"",
                "\"localCopies\": \"pictures\"",
                "\"localFolder\": \"../pictures\"",
                "\"window\": {\"x\": 1}",
                "\"window\": {\"x\": 1e999, \"y\": 1, \"width\": 1, \"height\": 1}",
                "\"limits\": {\"tries\": 99999999999}",
                "\"limits\": {\"tries\": 1.5}",
                "\"timeouts\": {\"call\": \"soon\"}",
                "\"timeouts\": {\"call\": \"PT0S\"}",
                "\"timeouts\": {\"call\": \"P99999D\"}",
                "\"updates\": {\"lastCheck\": \"yesterday\"}"
            })
    void aValueThatCannotBeIsReportedAndStaysInTheFileAndTheOthersAreUsed(String wrong)
            throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, "{" + wrong + ", \"theme\": \"DARK\"}");

        SettingsStore store = SettingsStore.open(folder);

        assertThat(problem(store)).isEqualTo(ErrorKind.SETTINGS_PARTLY_READ);
        assertThat(store.get()).isEqualTo(Settings.DEFAULT.withTheme(Theme.DARK));

        store.update(now -> now.withTheme(Theme.LIGHT));

        String value = wrong.replaceAll("\\s|^\"\\w+\": \\[?\\{?|\\}*\\]?$", "");
        assertThat(Files.readString(file).replaceAll("\\s", ""))
                .contains(value.replace("1e999", "1E+999"))
                .contains("\"theme\":\"LIGHT\"");
        assertThat(problem(SettingsStore.open(folder))).isEqualTo(ErrorKind.SETTINGS_PARTLY_READ);
        assertThat(folder).isDirectoryNotContaining("glob:**broken*");
    }

    @Test
    void whatALaterVersionWroteIsWrittenBack() throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(
                file,
                """
                {
                  "destinations" : [ {
                    "name" : "photos", "service" : "CEPH", "bucket" : "b",
                    "credentials" : { "kind" : "profile", "name" : "work", "role" : "r" },
                    "keyTemplate" : "{name}-{hash}.{ext}", "storageClass" : "COLD"
                  }, { "name" : "future", "service" : "FUTURE", "bucket" : "c" } ],
                  "destination" : "photos",
                  "presets" : [ { "name" : "Card", "quality" : 70, "sharpen" : 0.50 } ],
                  "limits" : { "tries" : 3, "watts" : 10 },
                  "fromTheFuture" : [ 1, { "a" : 12345678901234567890 } ]
                }
                """);

        SettingsStore.open(folder).update(now -> now.withTheme(Theme.DARK));
        SettingsStore.open(folder).update(now -> now.withReviewFirst(true));

        assertThat(Files.readString(file))
                .contains(
                        "\"storageClass\" : \"COLD\"",
                        "\"role\" : \"r\"",
                        "\"service\" : \"FUTURE\"",
                        "\"sharpen\" : 0.50",
                        "\"watts\" : 10",
                        "12345678901234567890")
                .containsOnlyOnce("\"future\"");
        SettingsStore store = SettingsStore.open(folder);
        assertThat(store.get().theme()).isEqualTo(Theme.DARK);
        assertThat(store.defaults().destination().name()).isEqualTo("photos");
    }

    @Test
    void aChangedValueReplacesOneThatCouldNotBeRead() throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, "{\"theme\": \"PURPLE\", \"destination\": 5}");
        SettingsStore store = SettingsStore.open(folder);
        assertThat(kind(store.defaults()::destination)).isEqualTo(ErrorKind.DEFAULT_UNREADABLE);

        store.update(now -> now.withTheme(Theme.LIGHT));

        assertThat(Files.readString(file)).contains("LIGHT").doesNotContain("PURPLE");
        assertThat(Files.readString(file)).contains("\"destination\" : 5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"destination\": \"gone\"}",
                "{\"destination\": \"x\", \"destinations\": [{\"name\": \"x\", \"service\": \"FUTURE\"}]}"
            })
    void aDefaultThatIsGoneIsNotReplacedByAnother(String text) throws IOException {
        Files.writeString(folder.resolve("settings.json"), text);

        SettingsStore store = SettingsStore.open(folder);

        assertThat(kind(store.defaults()::destination)).isEqualTo(ErrorKind.DEFAULT_GONE);
        assertThat(store.defaults().preset()).isEqualTo(Preset.WEB_1600);
    }

    @Test
    void aRelativeFolderOfThisComputerIsNotTakenFromTheWorkingFolder() throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{\"localFolder\": \"pictures\"}");

        SettingsStore store = SettingsStore.open(folder);

        assertThat(kind(store.defaults()::localFolder)).isEqualTo(ErrorKind.DEFAULT_UNREADABLE);
    }

    @Test
    void aFileWithoutEndIsNotReadIntoMemory() throws IOException {
        Path file = folder.resolve("settings.json");
        try (var sparse = FileChannel.open(file, Set.of(WRITE, CREATE_NEW))) {
            sparse.write(ByteBuffer.wrap(new byte[1]), 1L << 40);
        }

        SettingsStore store = SettingsStore.open(folder);

        assertThat(problem(store)).isEqualTo(ErrorKind.SETTINGS_UNREADABLE);
    }

    @Test
    void aPipeOrADeviceInPlaceOfTheFileIsNotWaitedFor() throws Exception {
        Path file = folder.resolve("settings.json");
        assumeTrue(Files.exists(Path.of("/usr/bin/mkfifo")));
        new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
        assertThat(problem(SettingsStore.open(folder))).isEqualTo(ErrorKind.SETTINGS_UNREADABLE);

        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("/dev/zero"));
        assertThat(problem(SettingsStore.open(folder))).isEqualTo(ErrorKind.SETTINGS_UNREADABLE);

        Files.delete(file);
        Files.createSymbolicLink(file, folder.resolve("away"));
        assertThat(problem(SettingsStore.open(folder))).isEqualTo(ErrorKind.SETTINGS_UNREADABLE);
    }

    private static ErrorKind problem(SettingsStore store) {
        return store.problem().orElseThrow().kind();
    }

    private static ErrorKind kind(ThrowingCallable call) {
        return catchThrowableOfType(DropsizeException.class, call).kind();
    }

    @Test
    void aPresetWithANumberBeyondAllBoundsIsNone() {
        assertThatThrownBy(() -> new JsonPresets().read("{\"mostBytes\": 1e999}"))
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.BAD_SETTING));
    }

    @Test
    void everyPolicyOfMetadataIsWrittenWithTheNameThatFilesHave() {
        String stored = "{\"metadata\": \"KEEP_ALL_BUT_PLACE\"}";

        Preset read = new JsonPresets().read(stored);

        assertThat(read.metadata()).isEqualTo(MetadataPolicy.KEEP_ALL_BUT_LOCATION);
        assertThat(new JsonPresets().write(read)).contains("KEEP_ALL_BUT_PLACE");
    }

    @Test
    void timeOutsAreWrittenAsPeopleReadThem() throws IOException {
        Files.writeString(
                folder.resolve("settings.json"),
                """
                {"timeouts": {"connect": "PT3S", "idle": "PT15S", "call": "PT2M"}}
                """);

        assertThat(SettingsStore.open(folder).get().timeouts())
                .isEqualTo(
                        new Timeouts(
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(15),
                                Duration.ofMinutes(2)));
    }

    @Test
    void missingFieldsOfAPresetAreThoseOfWeb1600() throws IOException {
        Files.writeString(
                folder.resolve("settings.json"),
                """
                {"presets": [{"name": "Mine", "quality": 70, "fromTheFuture": {}}]}
                """);

        assertThat(SettingsStore.open(folder).get().presets())
                .startsWith(
                        new Preset(
                                "Mine",
                                Preset.WEB_1600.size(),
                                OutputFormat.KEEP,
                                Coding.of(70),
                                MetadataPolicy.REMOVE_ALL,
                                false));
    }

    @Test
    void aPresetForPagesIsReadAsItWasWritten() {
        Preset page =
                Preset.WEB_PAGE
                        .withSize(new SizeRule.Responsive(1000))
                        .withFormat(OutputFormat.WEBP);

        SettingsStore.open(folder).update(now -> now.withPresets(List.of(page)));

        assertThat(SettingsStore.open(folder).get().presets()).containsExactly(page);
    }

    @Test
    void aPlainPresetIsPlainToRead() throws IOException {
        SettingsStore.open(folder).update(now -> now.withTheme(Theme.DARK));

        assertThat(Files.readString(folder.resolve("settings.json")))
                .contains("\"quality\" : 82")
                .doesNotContain("lossless", "mostBytes", "chroma");
    }

    @Test
    void limitsAreReadAndAbsurdOnesAreAsUsual() throws IOException {
        Files.writeString(
                folder.resolve("settings.json"),
                """
                {"limits": {"largestMegapixels": 100, "memoryMegabytes": -5}}
                """);

        assertThat(SettingsStore.open(folder).get().limits())
                .isEqualTo(new Limits(100, null, null, null, null, null));
        assertThat(Settings.DEFAULT.limits()).isEqualTo(Limits.DEFAULT);
    }

    @Test
    void aFileThatCannotBeReadRightNowIsNeitherMovedNorReplaced() throws IOException {
        SettingsStore store = SettingsStore.open(folder);
        store.update(now -> now.withReviewFirst(true));
        Path file = folder.resolve("settings.json");
        Path away = folder.resolve("away.json");
        Files.move(file, away);
        Files.createDirectory(file); // Reading it fails.

        assertThatThrownBy(() -> store.update(now -> now.withTheme(Theme.DARK)))
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.CANNOT_WRITE));
        assertThatThrownBy(store::reload).isInstanceOf(DropsizeException.class);
        assertThat(store.get().reviewFirst()).isTrue();
        assertThat(store.get().theme()).isEqualTo(Theme.DARK);
        assertThat(SettingsStore.open(folder).problem())
                .get()
                .extracting(e -> e.kind())
                .isEqualTo(ErrorKind.SETTINGS_UNREADABLE);

        Files.delete(file);
        Files.move(away, file);
        assertThat(SettingsStore.open(folder).get().reviewFirst()).isTrue();
    }

    @Test
    void aChangeIsNotForgottenByWhoReadsTheFileAtTheSameMoment() throws Exception {
        SettingsStore store = SettingsStore.open(folder);
        store.update(now -> now.withReviewFirst(true));
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            readers.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        while (!over.get()) {
                                            store.reload();
                                        }
                                    }));
        }
        int forgotten = 0;
        for (int i = 0; i < 300; i++) {
            Theme wanted = i % 2 == 0 ? Theme.DARK : Theme.LIGHT;
            store.update(now -> now.withTheme(wanted));
            forgotten += store.get().theme() == wanted ? 0 : 1;
        }
        over.set(true);
        for (Thread reader : readers) {
            reader.join();
        }

        assertThat(forgotten).isZero();
        assertThat(store.get().theme()).isEqualTo(Theme.LIGHT);
    }

    @Test
    void aChangeIsMadeToWhatAnotherProcessWroteMeanwhile() {
        SettingsStore window = SettingsStore.open(folder);
        SettingsStore command = SettingsStore.open(folder);

        command.update(now -> now.withTheme(Theme.DARK));
        window.update(now -> now.withReviewFirst(true));

        assertThat(SettingsStore.open(folder).get().theme()).isEqualTo(Theme.DARK);
        assertThat(SettingsStore.open(folder).get().reviewFirst()).isTrue();
    }

    @Test
    void heldChangesApplyImmediatelyAndSurviveAReload() {
        SettingsStore store = SettingsStore.open(folder);
        List<Settings> heard = new ArrayList<>();
        store.onChange(heard::add);

        store.hold(now -> now.withReviewFirst(true));
        assertThat(store.get().reviewFirst()).isTrue();
        assertThat(SettingsStore.open(folder).get().reviewFirst()).isFalse();

        SettingsStore.open(folder).update(now -> now.withTheme(Theme.DARK));
        store.reload();
        assertThat(store.get())
                .isEqualTo(Settings.DEFAULT.withReviewFirst(true).withTheme(Theme.DARK));
        assertThat(heard).allMatch(Settings::reviewFirst).hasSize(2);
    }

    @Test
    void aChangeThatTheUserDidNotRequestDoesNotReplaceAFileWithATypo() throws IOException {
        SettingsStore store = SettingsStore.open(folder);
        store.update(now -> now.withTheme(Theme.DARK));
        Path file = folder.resolve("settings.json");
        String typo = Files.readString(file).replaceFirst("\\{", "{,");
        Files.writeString(file, typo);

        store.updateIfRead(now -> now.withReviewFirst(true));

        assertThat(file).hasContent(typo);
        assertThat(store.get().reviewFirst()).isTrue();
        Files.writeString(file, typo.replaceFirst("\\{,", "{"));
        store.updateIfRead(now -> now);
        assertThat(SettingsStore.open(folder).get())
                .isEqualTo(Settings.DEFAULT.withTheme(Theme.DARK).withReviewFirst(true));
    }

    @Test
    void heldChangesAreWrittenInOrderByAnyWriter() {
        SettingsStore store = SettingsStore.open(folder);
        store.hold(now -> now.withTheme(Theme.LIGHT));
        store.hold(now -> now.withTheme(Theme.DARK));
        store.update(now -> now.withReviewFirst(true));

        assertThat(SettingsStore.open(folder).get())
                .isEqualTo(Settings.DEFAULT.withTheme(Theme.DARK).withReviewFirst(true))
                .isEqualTo(store.get());

        SettingsStore.open(folder).update(now -> now.withTheme(Theme.SYSTEM));
        store.writeHeld();
        store.reload();
        assertThat(store.get().theme()).isEqualTo(Theme.SYSTEM);
    }

    @Test
    void aHeldChangeReplacesAValueThatCannotBeRead() throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{\"theme\": \"dark\"}");
        SettingsStore store = SettingsStore.open(folder);

        store.hold(now -> now.withTheme(Theme.DARK));
        store.writeHeld();

        SettingsStore next = SettingsStore.open(folder);
        assertThat(next.get().theme()).isEqualTo(Theme.DARK);
        assertThat(next.problem()).isEmpty();
    }

    @Test
    void theProgramThatHoldsTheLockIsNamedAndTheChangeStays() throws IOException {
        SettingsStore store = SettingsStore.open(folder);
        String me = System.getProperty("os.name").equals("Linux") ? " (java, process " : "";
        try (FileChannel held = FileChannel.open(folder.resolve("settings.lock"), CREATE, WRITE);
                var _ = held.lock()) {
            assertThatThrownBy(() -> store.update(now -> now.withTheme(Theme.DARK)))
                    .isInstanceOfSatisfying(
                            DropsizeException.class,
                            e -> {
                                assertThat(ErrorText.of(e)).contains("another program" + me);
                                assertThat(e.kind()).isEqualTo(ErrorKind.SETTINGS_LOCKED);
                            });
        }

        assertThat(store.get().theme()).isEqualTo(Theme.DARK);
        assertThat(folder.resolve("settings.json")).doesNotExist();
    }

    @Test
    void whatCannotBeWrittenIsHeldOn() throws IOException {
        SettingsStore store = SettingsStore.open(folder.resolve("settings"));
        Files.writeString(folder.resolve("settings"), "in the way");
        store.hold(now -> now.withTheme(Theme.DARK));

        assertThatThrownBy(store::writeHeld)
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.CANNOT_WRITE));
        Files.delete(folder.resolve("settings"));
        store.writeHeld();

        assertThat(SettingsStore.open(folder.resolve("settings")).get().theme())
                .isEqualTo(Theme.DARK);
    }

    @Test
    void thisComputerIsAlwaysAmongTheDestinations() {
        assertThat(Settings.DEFAULT.withDestinations(List.of()).destinations())
                .containsExactly(Destination.thisComputer());
    }

    @Test
    void mirrorsAreAFieldOfTheirDestinationOnlyWhereThereAreAny(@TempDir Path folder)
            throws Exception {
        SettingsStore store = SettingsStore.open(folder);
        Destination here = Destination.thisComputer();
        Destination blog = here.named("blog").mirroredTo(List.of("one", "two"));
        store.update(now -> now.withDestinations(List.of(here, blog)));
        assertThat(SettingsStore.open(folder).get().destinationNamed("blog")).isEqualTo(blog);

        store.update(now -> Mirrors.without("one", now));
        assertThat(SettingsStore.open(folder).get().destinationNamed("blog").mirrors())
                .containsExactly("two");

        store.update(now -> Mirrors.without("two", now));
        assertThat(Files.readString(folder.resolve("settings.json"))).doesNotContain("mirrors");
    }
}
