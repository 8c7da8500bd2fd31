package io.dropsize.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.ui.Window;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.File;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

class IncomingTest {
    private static final String BEACH = "/tmp/🏖️ Sonne & Meer 100%.jpg";
    private static final String MISREAD = "/tmp/\u00f0\u009f\u008f\u0096\ufe0f Sonne & Meer 100%.";

    @BeforeEach
    void startToolkit() throws Exception {
        Window.startToolkit();
    }

    @AfterEach
    void clear() {
        Window.on(() -> Clipboard.getSystemClipboard().setContent(new ClipboardContent()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-special/gnome-copied-files", "application/x-kde4-urilist"})
    void anEmojiInANameIsReadFromTheListOfAddresses(String format) {
        String list = "copy\r\n" + address("/tmp/plain.jpg") + "\r\n" + address(BEACH) + "\r\n";

        assertThat(read(format, list, "/tmp/plain.jpg", MISREAD))
                .containsExactly(Path.of("/tmp/plain.jpg"), Path.of(BEACH));
    }

    @Test
    void severalEmojisAreReadEvenWhereTheyHideTheEndOfTheName() {
        List<String> names = List.of("/tmp/🏖🏖/😀1.jpg", "/tmp/🏖🏖/😀2.jpg");
        String list = names.stream().map(IncomingTest::address).collect(Collectors.joining("\n"));
        String both = "/tmp/\u00f0\u009f\u008f\u0096\u00f0\u009f\u008f\u0096/";

        assertThat(read("x-special/gnome-copied-files", list, both, both))
                .extracting(Path::toString)
                .isEqualTo(names);
    }

    @Test
    void aListOfOtherFilesChangesNothing() {
        String list = address("/tmp/other.jpg");

        assertThat(read("x-special/gnome-copied-files", list, MISREAD))
                .containsExactly(Path.of(MISREAD));
    }

    @Test
    void namesThatAreWholeStayAsTheyAre() {
        String[] names = {
            "/tmp/a b.jpg",
            "/tmp/50%20.jpg",
            "/tmp/Grün#1.jpg",
            "/tmp/line\nbreak.jpg",
            "/tmp/Hafnarfjörður ð.jpg",
            "/tmp/日本語.png"
        };
        String list =
                Arrays.stream(names).map(IncomingTest::address).collect(Collectors.joining("\n"));

        assertThat(read("x-special/gnome-copied-files", list, names))
                .extracting(Path::toString)
                .containsExactly(names);
        assertThat(read("x-special/gnome-copied-files", "no list", names))
                .extracting(Path::toString)
                .containsExactly(names);
    }

    private static String address(String path) {
        return Path.of(path).toUri().toASCIIString();
    }

    private static List<Path> read(String format, String list, String... files) {
        return Window.on(
                () -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putFiles(Arrays.stream(files).map(File::new).toList());
                    content.put(
                            Optional.ofNullable(DataFormat.lookupMimeType(format))
                                    .orElseGet(() -> new DataFormat(format)),
                            ByteBuffer.wrap(list.getBytes(StandardCharsets.UTF_8)));
                    Clipboard.getSystemClipboard().setContent(content);
                    return Incoming.of(Clipboard.getSystemClipboard()).files();
                });
    }
}
