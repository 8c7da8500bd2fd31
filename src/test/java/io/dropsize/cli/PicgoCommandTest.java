package io.dropsize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.cli.output.Console;
import io.dropsize.cli.output.PicgoOutput;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class PicgoCommandTest {
    private static final String SUCCESS = "[PicGo SUCCESS]: \n";
    private static final String ERROR = "[PicGo ERROR]: ";

    private final FakeClipboard clipboard = new FakeClipboard();
    private Terminal terminal;

    @BeforeEach
    void open(@TempDir Path home) {
        terminal = new Terminal(home);
        terminal.clipboard = clipboard;
    }

    @ParameterizedTest
    @ValueSource(strings = {"upload", "u"})
    void theMarkerAndOneLinkForEachImageArePrinted(String command) {
        String one = terminal.picture("a b.jpg", 10, 10);
        String two = terminal.picture("ü.jpg", 20, 10);

        assertThat(terminal.run("picgo", command, one, two)).isZero();

        assertThat(terminal.out.toString())
                .matches(
                        "\\[PicGo SUCCESS]: \nhttp://pictures.test/.*/a-b-.*jpg\nhttp://pictures.test/.*/u-.*jpg\n");
        assertThat(terminal.said()).isEmpty();
    }

    @Test
    void ifOneImageFailsThereIsNoLinkButASentence() {
        String good = terminal.picture("a.jpg", 10, 10);
        String text = terminal.file("notes.jpg", "no picture");

        assertThat(terminal.run("picgo", "upload", good, text)).isEqualTo(1);

        assertThat(terminal.out)
                .hasToString(ERROR + text + " isn’t an image. Choose an image file instead.\n");
        assertThat(terminal.run("upload", "--resume")).isZero();
        assertThat(terminal.lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--frobnicate", "--format=xml", "--configName=nowhere"})
    void wrongUsageIsAnErrorOnStdoutToo(String option) {
        assertThat(terminal.run("picgo", "u", option, terminal.picture("a.jpg", 10, 10)))
                .isEqualTo(1);

        assertThat(terminal.lines()).singleElement().asString().startsWith(ERROR);
        assertThat(terminal.store.objects).isEmpty();
    }

    @Test
    void optionsOfPicGoAreAccepted() {
        String file = terminal.picture("a.jpg", 10, 10);

        assertThat(
                        terminal.run(
                                "picgo",
                                "u",
                                "--verbose",
                                "--uploader",
                                "aws-s3",
                                "--configName",
                                " this COMPUTER ",
                                file))
                .isZero();

        assertThat(terminal.out.toString()).startsWith(SUCCESS);
    }

    @Test
    void jsonIsAnArrayOnOneLine() {
        String file = terminal.picture("a.jpg", 40, 20);

        terminal.run("picgo", "upload", "--format", "json", file);

        assertThat(terminal.lines()).hasSize(1);
        JsonNode item = new JsonMapper().readTree(terminal.out.toString()).get(0);
        assertThat(item.get("imgUrl").asString()).startsWith("http://pictures.test/");
        assertThat(item.get("origin").asString()).isEqualTo(file);
        assertThat(item.get("fileName").asString()).matches("a-.{8}[.]jpg");
        assertThat(item.get("width").asInt()).isEqualTo(40);
    }

    @Test
    void pathsThatAnEditorHasEscapedAreFound() {
        String file = terminal.picture("a b.jpg", 10, 10);

        assertThat(terminal.run("picgo", "upload", file.replace(" ", "%20"))).isZero();
        assertThat(terminal.run("picgo", "upload", "file://" + file.replace(" ", "%20"))).isZero();
    }

    @Test
    void withoutAPathThePictureOnTheClipboardIsUploaded() {
        clipboard.content.put("text/html", "<img>");
        clipboard.content.put("image/png", "40x20");

        assertThat(terminal.run("picgo", "u")).isZero();

        assertThat(terminal.out.toString()).matches("(?s)\\[PicGo SUCCESS]: \n.*/image-.*jpg\n");
    }

    @Test
    void filesOnTheClipboardAreUploadedInOrder() {
        Path one = Path.of(terminal.picture("a b.jpg", 10, 10));
        Path two = Path.of(terminal.picture("b.jpg", 20, 10));
        clipboard.content.put(
                "text/uri-list", "# copied\r\n" + one.toUri() + "\r\n" + two.toUri() + "\r\n");
        clipboard.content.put("image/png", "40x20");

        assertThat(terminal.run("picgo", "u")).isZero();

        assertThat(terminal.lines()).hasSize(3);
        assertThat(terminal.lines().get(1)).contains("/a-b-");
        assertThat(terminal.lines().get(2)).contains("/b-");
    }

    @Test
    void aClipboardWithoutAnImageIsAnError() {
        clipboard.content.put("text/plain", "just words");

        assertThat(terminal.run("picgo", "u")).isEqualTo(1);

        assertThat(terminal.out)
                .hasToString(
                        ERROR
                                + "There is no image on the clipboard. Copy an image first, or name"
                                + " a file.\n");
    }

    @Test
    void picListHasItsOwnMarkers() {
        StringWriter out = new StringWriter();
        List<String> writes = new ArrayList<>();
        Console console =
                new Console(
                        new PrintWriter(out) {
                            @Override
                            public void print(String text) {
                                super.print(text);
                                writes.add(text);
                            }
                        },
                        new PrintWriter(new StringWriter()),
                        java.io.InputStream.nullInputStream(),
                        new Console.Terminals(false, false, false));

        PicgoOutput.of(console, Map.of("PICLIST", "1")).links(List.of("http://a", "http://b"));

        assertThat(writes).containsExactly("[PicList SUCCESS]: \nhttp://a\nhttp://b\n");
        PicgoOutput.of(console, Map.of("PICLIST", "1")).failure("No.");
        assertThat(out.toString()).endsWith("[PicList ERROR]: No." + System.lineSeparator());
    }

    @Test
    void theInstalledProgramCallsDropsizeAndReplacesNoOther() throws IOException {
        Path folder = Files.createDirectories(terminal.path("it's a bin"));
        Path launcher = Files.writeString(terminal.path("dropsize"), "#!/bin/sh\n");
        System.setProperty("dropsize.launcher", launcher.toString());
        try {
            assertThat(terminal.run("picgo", "install", folder.toString())).isZero();
            assertThat(terminal.run("picgo", "install", folder.toString())).isZero();

            Path program = folder.resolve("picgo");
            assertThat(terminal.lines()).containsExactly(program.toString());
            assertThat(program).isExecutable().content().contains("exec '" + launcher + "' picgo");
            Files.writeString(program, "another");
            assertThat(terminal.run("picgo", "install", folder.toString())).isEqualTo(1);
            assertThat(program).hasContent("another");
            assertThat(terminal.said().getFirst()).startsWith(program + " is another program");
        } finally {
            System.clearProperty("dropsize.launcher");
        }
    }

    @Test
    void aMissingFolderIsCreated() throws Exception {
        Path launcher = Files.writeString(terminal.path("dropsize"), "#!/bin/sh\n");
        System.setProperty("dropsize.launcher", launcher.toString());
        try {
            Path bin = terminal.path("local").resolve("bin");

            assertThat(terminal.run("picgo", "install", bin.toString())).isZero();

            assertThat(bin.resolve("picgo")).isExecutable();
        } finally {
            System.clearProperty("dropsize.launcher");
        }
    }

    @Test
    void quotesInThePathOfDropsizeAreQuoted() {
        assertThat(PicgoInstallCommand.script(Path.of("/it's/dropsize")))
                .contains("exec '/it'\\''s/dropsize' picgo");
    }
}
