package io.dropsize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

class StandardInputTest {
    private static final byte[] PICTURE = "40x20".getBytes(StandardCharsets.UTF_8);

    private Terminal terminal;

    @BeforeEach
    void open(@TempDir Path home) {
        terminal = new Terminal(home);
    }

    @Test
    void theImageOnStdinIsUploadedInItsPlaceAmongFiles() throws IOException {
        String before = terminal.picture("a.jpg", 10, 10);
        String after = terminal.picture("b.jpg", 20, 10);

        int code = terminal.piping(PICTURE).run("upload", before, "-", after);

        assertThat(code).isZero();
        assertThat(terminal.lines()).hasSize(3);
        assertThat(terminal.lines().get(1)).matches("http://pictures.test/.*/stdin-.{8}.jpg");
        assertThat(spooled()).isEmpty();
    }

    /** As {@code flameshot gui -r} writes if the user cancels it: nothing, or a message. */
    @ParameterizedTest
    @ValueSource(strings = {"", "screenshot aborted\n"})
    void aCancelledScreenshotIsAnErrorAndCopiesNothing(String written) {
        int code =
                terminal.piping(written.getBytes(StandardCharsets.UTF_8))
                        .run("upload", "-", "--name", "screenshot", "--copy");

        assertThat(code).isEqualTo(1);
        assertThat(terminal.lines()).isEmpty();
        assertThat(terminal.said()).isNotEmpty();
        assertThat(((FakeClipboard) terminal.clipboard).copied).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    Harbour, harbour
                    harbour.jpg, harbour
                    'Grüße 🐘', grusse
                    """)
    void theNameOfTheImageOnStdinIsAnOption(String name, String key) {
        terminal.piping(PICTURE).run("upload", "-", "--name", name);

        assertThat(terminal.lines()).singleElement().asString().contains("/" + key + "-");
    }

    @Test
    void theImageOnStdinHasTheFormatOfItsContentSoThatADotDoesNotEndItsName() throws IOException {
        byte[] png = Files.readAllBytes(Path.of("src/main/resources/icons/dropsize-64.png"));

        terminal.piping(png).run("upload", "--json", "-", "--name", "v1.2");

        JsonNode entry = new JsonMapper().readTree(terminal.out.toString()).get(0);
        assertThat(entry.get("source").asString()).isEqualTo("-");
        assertThat(entry.get("error").asString()).startsWith("v1.2.png isn’t an image.");
    }

    @Test
    void anEmptyStdinIsAFailureAndTheOthersContinue() throws IOException {
        String file = terminal.picture("a.jpg", 10, 10);

        assertThat(terminal.piping(new byte[0]).run("upload", "-", file)).isEqualTo(1);

        assertThat(terminal.lines()).hasSize(1);
        assertThat(terminal.said().getFirst())
                .isEqualTo("-: Nothing arrived on stdin. Check the program before the pipe.");
        assertThat(spooled()).isEmpty();
    }

    @Test
    void whatIsNoImageOnStdinIsAFailure() {
        byte[] text = "screenshot aborted".getBytes(StandardCharsets.UTF_8);

        assertThat(terminal.piping(text).run("upload", "-")).isEqualTo(1);

        assertThat(terminal.said().getFirst())
                .isEqualTo("-: stdin isn’t an image. Choose an image file instead.");
    }

    @Test
    void aCopyOfTheImageOnStdinIsWrittenToAFolder() {
        String out = terminal.path("out").toString();

        assertThat(terminal.piping(PICTURE).run("resize", "--out", out, "-", "--name", "x"))
                .isZero();

        assertThat(terminal.lines()).singleElement().asString().endsWith("/out/x.jpg");
    }

    /** Everything that is left below the folder for files of requests. */
    private Stream<Path> spooled() throws IOException {
        try (Stream<Path> files = Files.walk(terminal.path("cache").resolve("endpoint"))) {
            return files.filter(Files::isRegularFile).toList().stream();
        }
    }
}
