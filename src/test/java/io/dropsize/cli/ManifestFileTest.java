package io.dropsize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

class ManifestFileTest {
    private final FakeClipboard clipboard = new FakeClipboard();
    private Terminal terminal;
    private Path folder;
    private String picture;

    @BeforeEach
    void open(@TempDir Path home) throws IOException {
        terminal = new Terminal(home);
        terminal.clipboard = clipboard;
        folder = Files.createDirectory(home.resolve("site"));
        picture = terminal.picture("a.jpg", 90, 60);
    }

    @Test
    void aMissingFolderIsReportedBeforeAnythingIsUploaded() {
        Path gone = folder.resolve("gone");

        assertThat(upload(gone.resolve("manifest.json"))).isEqualTo(1);

        assertThat(terminal.said()).containsExactly(gone + " can’t be found. Check the name.");
        assertThat(terminal.lines()).isEmpty();
        assertThat(terminal.store.objects).isEmpty();
    }

    @Test
    void aFolderInPlaceOfTheFileIsReportedBeforeAnythingIsUploaded() {
        assertThat(upload(folder)).isEqualTo(1);

        assertThat(terminal.said()).singleElement().asString().contains(folder.toString());
        assertThat(terminal.store.objects).isEmpty();
    }

    @Test
    void theLinksAreCopiedEvenIfTheFileCannotBeWrittenAfterwards() {
        terminal.printed = _ -> delete(folder);

        assertThat(upload(folder.resolve("manifest.json"), "--copy")).isEqualTo(1);

        assertThat(terminal.lines()).hasSize(1);
        assertThat(terminal.said()).anyMatch(line -> line.contains("manifest.json"));
        assertThat(clipboard.copied).containsExactlyElementsOf(terminal.lines());
    }

    @Test
    void aSingleCopyHasItsColorAndHashesAlsoIfItExists() throws IOException {
        Path manifest = folder.resolve("manifest.json");
        terminal.run("upload", picture);

        assertThat(upload(manifest)).isZero();

        assertThat(Files.readString(manifest))
                .contains(
                        "\"color\":\"#336699\"",
                        "\"thumbhash\":\"",
                        "\"blurhash\":\"",
                        "\"size\":");
        assertThat(terminal.store.puts).hasValue(1);
    }

    @Test
    void aFileThatCannotBeWrittenAndAClipboardThatFailsAreBothReported() {
        terminal.printed = _ -> delete(folder);
        clipboard.failure = new DropsizeException(ErrorKind.NO_CLIPBOARD);

        assertThat(upload(folder.resolve("manifest.json"), "--copy")).isEqualTo(1);

        assertThat(terminal.said())
                .hasSize(2)
                .anyMatch(line -> line.contains("manifest.json"))
                .contains(ErrorText.forCommandLine(Objects.requireNonNull(clipboard.failure)));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anExistingFileKeepsItsPermissions() throws IOException {
        Path manifest = Files.writeString(folder.resolve("manifest.json"), "old");
        Files.setPosixFilePermissions(manifest, PosixFilePermissions.fromString("rw-rw-r-x"));

        assertThat(upload(manifest)).isZero();

        assertThat(Files.readString(manifest)).contains("a.jpg");
        assertThat(permissions(manifest)).isEqualTo("rw-rw-r-x");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aNewFileHasTheSystemsDefaultPermissions() throws IOException {
        Path manifest = folder.resolve("manifest.json");

        assertThat(upload(manifest)).isZero();

        assertThat(permissions(manifest))
                .isEqualTo(permissions(Files.createFile(folder.resolve("other"))));
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("manifest.json", "other");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theTargetOfASymbolicLinkIsWritten() throws IOException {
        Path target = Files.createDirectory(folder.resolve("data")).resolve("images.json");
        Path link =
                Files.createSymbolicLink(
                        folder.resolve("manifest.json"), Path.of("data", "images.json"));

        assertThat(upload(link)).isZero();
        assertThat(upload(link)).isZero();

        assertThat(link).isSymbolicLink();
        assertThat(target).content().contains("a.jpg");
    }

    private int upload(Path manifest, String... options) {
        String[] all = new String[options.length + 4];
        all[0] = "upload";
        all[1] = "--manifest";
        all[2] = manifest.toString();
        System.arraycopy(options, 0, all, 3, options.length);
        all[all.length - 1] = picture;
        return terminal.run(all);
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static void delete(Path folder) {
        try {
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
