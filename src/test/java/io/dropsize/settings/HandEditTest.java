package io.dropsize.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The settings file is edited by hand while the program runs. */
class HandEditTest {
    private static final String TYPO = "{\n  \"theme\" : \"LIGHT\"\n  \"reviewFirst\" : false\n}";

    @TempDir Path folder;
    private Path file;
    private SettingsStore store;
    private final List<DropsizeException> problems = new ArrayList<>();

    @BeforeEach
    void useDark() {
        file = folder.resolve("settings.json");
        store = SettingsStore.open(folder);
        store.onProblem(problems::add);
        store.update(now -> now.withTheme(Theme.DARK).withReviewFirst(true));
    }

    private List<Path> keptAside() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(it -> it.getFileName().toString().contains("broken")).toList();
        }
    }

    @Test
    void aTypoIsReportedWithItsLineAndTheSettingsStayUntilItIsFixed() throws IOException {
        Files.writeString(file, TYPO);

        assertThatThrownBy(store::reload)
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> {
                            assertThat(e.kind()).isEqualTo(ErrorKind.BAD_SETTING);
                            assertThat(ErrorText.of(e)).startsWith("Line 3 of " + file + " is not");
                        });

        assertThat(store.get())
                .isEqualTo(Settings.DEFAULT.withTheme(Theme.DARK).withReviewFirst(true));
        assertThat(file).hasContent(TYPO);
        assertThat(keptAside()).isEmpty();

        Files.writeString(file, TYPO.replace("\"LIGHT\"", "\"LIGHT\","));
        store.reload();
        assertThat(store.get()).isEqualTo(Settings.DEFAULT.withTheme(Theme.LIGHT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"theme\": \"PURPLE\", \"preset\": \"Mine\"}|The setting “theme” can’t be PURPLE.",
                "{\"theme\": \"DARK\", \"proxy\": {\"mode\": \"MANUAL\", \"host\": \"my_proxy\"}, \"preset\": \"Mine\"}|The setting “proxy” can’t be",
                "{\"theme\": \"DARK\", \"timeouts\": {\"call\": \"soon\"}, \"preset\": \"Mine\"}|The setting “call” can’t be soon."
            })
    void aValueThatCannotBeIsReportedOnceAndStaysAsItWasAndTheOthersAreUsed(
            String text, String words) throws IOException {
        Files.writeString(file, text);

        assertThatThrownBy(store::reload)
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> assertThat(ErrorText.of(e)).startsWith(words).contains(file + ""));

        assertThat(store.get())
                .isEqualTo(Settings.DEFAULT.withTheme(Theme.DARK).withPreset("Mine"));
        store.reload();
        assertThat(file).hasContent(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{\"theme\": \"LI", "{\"theme\": \"LIGHT\"} }"})
    void aFileThatIsBeingWrittenResetsNothing(String half) throws IOException {
        Files.writeString(file, half);

        assertThatThrownBy(store::reload).isInstanceOf(DropsizeException.class);

        assertThat(store.get().theme()).isEqualTo(Theme.DARK);
        assertThat(file).hasContent(half);
    }

    @Test
    void aChangeWhileTheFileIsBrokenIsMadeToTheSettingsInUseAndSaysWhereTheFileIs()
            throws IOException {
        store.hold(now -> now.withPreset("Held"));
        Files.writeString(file, TYPO);

        store.update(now -> now.withDestination("elsewhere"));

        Settings wanted =
                Settings.DEFAULT
                        .withTheme(Theme.DARK)
                        .withReviewFirst(true)
                        .withPreset("Held")
                        .withDestination("elsewhere");
        assertThat(store.get()).isEqualTo(wanted);
        assertThat(SettingsStore.open(folder).get()).isEqualTo(wanted);
        assertThat(keptAside()).singleElement().satisfies(it -> assertThat(it).hasContent(TYPO));
        assertThat(problems)
                .singleElement()
                .satisfies(
                        problem ->
                                assertThat(ErrorText.of(problem))
                                        .contains(keptAside().getFirst().toString()));
        store.writeHeld();
        store.update(now -> now.withReviewFirst(false));
        assertThat(problems).hasSize(1);
    }

    @Test
    void aRevokedOriginDoesNotComeBackAndAnInvalidOneIsNotAllowed() throws IOException {
        store.update(
                now ->
                        now.withEndpoint(
                                now.endpoint()
                                        .withOrigin("app://obsidian.md")
                                        .withOrigin("http://127.0.0.1:6806")
                                        .withTokenRequired(false)));
        String text = Files.readString(file);

        store.update(now -> now.withEndpoint(now.endpoint().withoutOrigin("app://obsidian.md")));

        assertThat(SettingsStore.open(folder).get()).isEqualTo(store.get());
        assertThat(Files.readString(file)).doesNotContain("obsidian");
        Files.writeString(file, text.replace("app://obsidian.md", "*"));
        assertThatThrownBy(store::reload).isInstanceOf(DropsizeException.class);
        assertThat(store.get().endpoint().origins()).containsExactly("http://127.0.0.1:6806");
    }

    @Test
    void theTokenIsRequiredUnlessTheFileSaysOtherwise() throws IOException {
        Files.writeString(file, "{\"endpoint\":{\"on\":true}}");

        store.reload();

        assertThat(store.get().endpoint()).isEqualTo(EndpointSettings.DEFAULT.withOn(true));
    }
}
