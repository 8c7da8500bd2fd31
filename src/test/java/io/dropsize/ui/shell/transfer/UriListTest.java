package io.dropsize.ui.shell.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.testkit.Cases;
import io.dropsize.ui.upload.intake.DropItem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

@EnabledOnOs({OS.LINUX, OS.MAC})
class UriListTest {
    @TempDir Path folder;

    @Test
    void anUnescapedPercentSignIsKept() {
        assertThat(UriList.read(Cases.bytes("uris-bad-escape")))
                .containsExactly(file("/tmp/100%.jpg"), file("/tmp/ok.jpg"));
    }

    @Test
    void ofTwoReadingsOfANameTheOneThatIsThereIsTaken() throws IOException {
        Path literal = Files.createFile(folder.resolve("50%25.jpg"));
        Path decoded = Files.createFile(folder.resolve("a b.jpg"));
        String list =
                "file://" + literal + "\r\nfile://" + folder + "/a%20b.jpg\r\nfile://" + decoded;

        assertThat(read(list))
                .containsExactly(
                        new DropItem.OfFile(literal),
                        new DropItem.OfFile(decoded),
                        new DropItem.OfFile(decoded));
    }

    @Test
    void linesMayEndInAnyWayAndCommentsAreIgnored() {
        assertThat(
                        read(
                                "# a list\r\nfile:///a.jpg\nfile:///b.jpg\rfile:///c.jpg\0\0file:///d.jpg\0"))
                .containsExactly(file("/a.jpg"), file("/b.jpg"), file("/c.jpg"), file("/d.jpg"));
    }

    @Test
    void theOwnHostIsThisComputerAndAnotherOneIsNot() {
        assertThat(read("file://localhost/a.jpg\nfile:/b.jpg\nFILE:///c.jpg\n/d.jpg"))
                .containsExactly(file("/a.jpg"), file("/b.jpg"), file("/c.jpg"), file("/d.jpg"));
        assertThat(read("file://nas.example/a.jpg"))
                .containsExactly(new DropItem.Unreadable("file://nas.example/a.jpg"));
    }

    @Test
    void otherPlacesAreNamedAndWhatIsBesideThemIsTaken() {
        assertThat(read("smb://nas/a.jpg\nmtp://phone/b.jpg\ntrash:///c.jpg\nfile:///d.jpg"))
                .containsExactly(
                        new DropItem.Unreadable("smb://nas/a.jpg"),
                        new DropItem.Unreadable("mtp://phone/b.jpg"),
                        new DropItem.Unreadable("trash:///c.jpg"),
                        file("/d.jpg"));
    }

    @Test
    void theListsOfFileManagersBeginWithAVerb() {
        assertThat(read("copy\nfile:///a.jpg")).containsExactly(file("/a.jpg"));
        assertThat(read("cut\nfile:///a.jpg")).containsExactly(file("/a.jpg"));
    }

    @Test
    void emojisAndNumberSignsAreReadEscapedOrNot() {
        String beach = "/tmp/🏖️ Sonne & Meer #1.jpg";

        assertThat(read(Path.of(beach).toUri().toASCIIString() + "\nfile://" + beach))
                .containsExactly(file(beach), file(beach));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aNameThatIsNoTextKeepsItsBytes() throws IOException {
        String address = folder.toUri() + "caf%E9.jpg";
        Path strange = Files.createFile(Path.of(URI.create(address)));

        List<DropItem> escaped = UriList.read(address.getBytes(StandardCharsets.US_ASCII));
        List<DropItem> raw =
                UriList.read(
                        ("file://" + folder + "/caf\u00e9.jpg")
                                .getBytes(StandardCharsets.ISO_8859_1));

        assertThat(escaped).containsExactly(new DropItem.OfFile(strange));
        assertThat(raw).containsExactly(new DropItem.OfFile(strange));
    }

    @Test
    void anEscapedNulIsNeverDecoded() {
        assertThat(read("file:///a%00b.jpg"))
                .containsExactly(file("/a%00b.jpg")); // Only unchanged: such a file may exist.
    }

    private static List<DropItem> read(String list) {
        return UriList.read(list.getBytes(StandardCharsets.UTF_8));
    }

    private static DropItem file(String path) {
        return new DropItem.OfFile(Path.of(path));
    }
}
