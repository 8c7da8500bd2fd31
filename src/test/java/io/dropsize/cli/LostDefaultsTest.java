package io.dropsize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Commands without a destination or preset, when the settings don't define the default. */
class LostDefaultsTest {
    private static final String[] NO_DESTINATION = {
        "{oops",
        "{\"destination\": \"gone\"}",
        "{\"destination\": 5}",
        "{\"destination\": \"x\", \"destinations\": [{\"name\": \"x\", \"service\": \"FUTURE\"}]}"
    };

    private Terminal terminal;
    private Path file;

    @BeforeEach
    void open(@TempDir Path home) throws IOException {
        terminal = new Terminal(home);
        file = Files.createDirectories(terminal.path("settings")).resolve("settings.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"upload", "delete", "link", "list"})
    void nothingIsDoneElsewhere(String command) throws IOException {
        String picture = terminal.picture("a.jpg", 10, 10);
        for (String text : NO_DESTINATION) {
            Files.writeString(file, text);

            int code =
                    switch (command) {
                        case "list" -> terminal.run(command);
                        case "delete" -> terminal.run(command, "--yes", picture);
                        default -> terminal.run(command, picture);
                    };

            assertThat(code).as(text).isEqualTo(1);
            assertThat(terminal.lines()).isEmpty();
            assertThat(terminal.said().getLast()).contains("with --to");
            assertThat(terminal.store.objects).isEmpty();
            assertThat(file).hasContent(text);
        }
    }

    @Test
    void aNamedDestinationIsUsedAndWhatCannotBeReadIsReported() throws IOException {
        Files.writeString(
                file,
                "{\"destination\": \"x\", \"destinations\": [{\"name\": \"x\", \"service\": \"FUTURE\"}]}");

        int code =
                terminal.run("upload", "--to", "This computer", terminal.picture("a.jpg", 10, 10));

        assertThat(code).isZero();
        assertThat(terminal.store.objects).hasSize(1);
        assertThat(terminal.said())
                .singleElement()
                .asString()
                .startsWith("The setting “service” of “x” can’t be FUTURE.");
    }

    @Test
    void copiesAreNotMadeByAnotherPreset() throws IOException {
        Files.writeString(
                file,
                "{\"preset\": \"Mine\", \"presets\": [{\"name\": \"Mine\", \"format\": \"JXL\"}]}");
        String picture = terminal.picture("a.jpg", 10, 10);

        assertThat(terminal.run("upload", picture)).isEqualTo(1);
        assertThat(terminal.store.objects).isEmpty();
        assertThat(terminal.run("upload", "--preset", "Web 1600", picture)).isZero();
    }
}
