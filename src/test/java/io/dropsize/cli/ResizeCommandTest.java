package io.dropsize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.store.Utf8;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class ResizeCommandTest {
    private Terminal terminal;
    private Path out;

    @BeforeEach
    void open(@TempDir Path home) {
        terminal = new Terminal(home);
        out = home.resolve("out");
    }

    @Test
    void writesCopiesNamedAfterTheirSourcesAndPrintsTheirPathsInOrder() {
        String b = terminal.picture("b.tiff", 3200, 100);
        String a = terminal.picture("Ä b.jpeg", 10, 10);

        int code = resize(b, a);

        assertThat(code).isZero();
        assertThat(terminal.lines())
                .containsExactly(
                        out.resolve("b.jpg").toString(), out.resolve("Ä b.jpg").toString());
        assertThat(out.resolve("b.jpg")).content().startsWith("1600x50");
        assertThat(terminal.store.objects).isEmpty();
    }

    @Test
    void aFileThatIsThereStaysAndTheOthersAreDone() throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("a.jpg"), "mine");
        String a = terminal.picture("a.jpg", 10, 10);
        String b = terminal.picture("b.jpg", 10, 10);

        int code = resize(a, b);

        assertThat(code).isEqualTo(1);
        assertThat(terminal.lines()).containsExactly(out.resolve("b.jpg").toString());
        assertThat(terminal.said().getFirst()).contains("a.jpg already exists");
        assertThat(out.resolve("a.jpg")).hasContent("mine");
    }

    @Test
    void aLongNameIsCutBeforeItsExtensionAndStaysUnique() {
        String first = terminal.picture("写".repeat(80) + "elevenbyte1.jpg", 10, 10);
        String second = terminal.picture("写".repeat(80) + "elevenbyte2.jpg", 20, 10);
        String fits = terminal.picture("x".repeat(250) + ".png", 20, 10);

        assertThat(resize("--format", "webp", first, second, fits)).isZero();

        assertThat(terminal.lines())
                .hasSize(3)
                .doesNotHaveDuplicates()
                .allMatch(line -> line.endsWith(".webp"))
                .allMatch(line -> Utf8.bytes(Path.of(line).getFileName().toString()) <= 255);
        assertThat(Path.of(terminal.lines().getFirst()).getFileName().toString())
                .matches("写{70,}e?-[0-9a-f]{8}\\.webp");
        assertThat(terminal.lines().getLast()).endsWith("/" + "x".repeat(250) + ".webp");
    }

    @Test
    void overwriteReplacesIt() throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("a.jpg"), "old");

        int code = resize("--overwrite", terminal.picture("a.jpg", 10, 10));

        assertThat(code).isZero();
        assertThat(out.resolve("a.jpg")).content().startsWith("10x10");
    }

    @Test
    void overwriteNeverReplacesASource() {
        String png = terminal.picture("a.png", 10, 10);
        String jpg = terminal.picture("a.jpg", 20, 20);
        String folder = terminal.path("in").toString();

        int code = terminal.run("resize", "--overwrite", "--out", folder, png, jpg);

        assertThat(code).isEqualTo(1);
        assertThat(terminal.lines()).isEmpty();
        assertThat(Path.of(jpg)).hasContent("20x20");
        assertThat(Path.of(png)).hasContent("10x10");
    }

    @RepeatedTest(5)
    void ofTwoSourcesOfOneNameTheFirstGetsIt() {
        List<String> files =
                Stream.of("1/x.jpg", "2/x.jpg", "3/X.jpg")
                        .map(name -> terminal.picture(name, 10 * name.charAt(0), 480))
                        .toList();

        int code = resize("--overwrite", files.get(0), files.get(1));

        assertThat(code).isEqualTo(1);
        assertThat(terminal.lines()).containsExactly(out.resolve("x.jpg").toString());
        assertThat(out.resolve("x.jpg")).content().startsWith("490x480");
        assertThat(terminal.said()).anyMatch(line -> line.contains("already exists"));
    }

    @Test
    void whenTheFirstOfOneNameFailsTheSecondGetsTheName() {
        String broken = terminal.file("1/x.jpg", "no picture");
        String good = terminal.picture("2/x.jpg", 10, 10);

        int code = resize(broken, good);

        assertThat(code).isEqualTo(1);
        assertThat(terminal.lines()).containsExactly(out.resolve("x.jpg").toString());
    }

    @Test
    void aDryRunFindsTheSameAndWritesNothing() {
        String first = terminal.picture("1/x.jpg", 10, 10);
        String second = terminal.picture("2/x.jpg", 20, 20);

        int code = resize("--dry-run", first, second);

        assertThat(code).isEqualTo(1);
        assertThat(terminal.lines()).containsExactly(out.resolve("x.jpg").toString());
        assertThat(terminal.said().getFirst()).contains("already exists");
        assertThat(out).doesNotExist();
    }

    @Test
    void anUnwritableFolderIsReportedForEachSource() {
        String file = terminal.picture("a.jpg", 10, 10);

        int code = terminal.run("resize", "--out", file, file);

        assertThat(code).isEqualTo(1);
        assertThat(terminal.said().getFirst()).contains("You don’t have permission to write to");
    }

    @Test
    void nothingHalfDoneIsLeftWhenItIsCancelled() throws Exception {
        terminal.engine.gate = new java.util.concurrent.CountDownLatch(1);
        String file = terminal.picture("a.jpg", 10, 10);
        Thread run = Thread.ofPlatform().start(() -> resize(file));
        while (terminal.engine.renders.get() == 0) {
            Thread.onSpinWait();
        }

        run.interrupt();

        assertThat(run.join(java.time.Duration.ofSeconds(20))).isTrue();
        assertThat(out).doesNotExist();
        assertThat(terminal.said()).isNotEmpty();
    }

    private int resize(String... arguments) {
        return terminal.run(
                Stream.concat(Stream.of("resize", "--out", out.toString()), Stream.of(arguments))
                        .toArray(String[]::new));
    }
}
