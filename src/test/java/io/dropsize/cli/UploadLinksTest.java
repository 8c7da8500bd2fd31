package io.dropsize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;

class UploadLinksTest {
    private Terminal terminal;

    @BeforeEach
    void open(@TempDir Path home) {
        terminal = new Terminal(home);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
                    url       | http://URL
                    markdown  | ![Tom \\& "Jerry"](http://URL)
                    html      | <img src="http://URL" width="40" height="20" alt="Tom &amp; &quot;Jerry&quot;">
                    bbcode    | [img]http://URL[/img]
                    asciidoc  | image::http://URL[Tom &#38; &#34;Jerry&#34;,40,20]
                    json      | {"url":"http://URL","alt":"Tom & \\"Jerry\\"","width":40,"height":20}
                    signed    | http://URL?expires=3600
                    template:{name:html} | Tom &amp; &quot;Jerry&quot;.jpg
                    """)
    void linksHaveTheChosenForm(String form, String line) {
        String file = terminal.picture("Tom & \"Jerry\".jpg", 40, 20);

        assertThat(terminal.run("upload", "--as", form, file)).isZero();

        assertThat(terminal.lines())
                .singleElement()
                .asString()
                .isEqualTo(line.replace("URL", address()));
    }

    @Test
    void imagesHaveTheirAlternativeTextsAndTitlesInOrder() {
        String one = terminal.picture("one.jpg", 40, 20);
        String two = terminal.picture("two.jpg", 40, 21);

        int code =
                terminal.run(
                        "upload",
                        "--as",
                        "markdown",
                        "--alt",
                        "A \"boat\"",
                        "--alt",
                        "",
                        "--title",
                        "1",
                        "--title",
                        "Sea",
                        one,
                        two);

        assertThat(code).isZero();
        assertThat(terminal.lines().get(0)).startsWith("![A \"boat\"](").endsWith(" \"1\")");
        assertThat(terminal.lines().get(1)).startsWith("![](").endsWith(" \"Sea\")");
        assertThat(terminal.run("upload", "--alt", "one for two", one, two)).isEqualTo(2);
        assertThat(terminal.run("upload", "--resume", "--alt", "x")).isEqualTo(2);
    }

    @Test
    void theDescriptionInTheMetadataIsTheAlternativeTextUnlessThereIsAnother() throws Exception {
        Path file = terminal.path("dsc1.jpg");
        Files.writeString(file, "40x20 of a boat");

        terminal.run("upload", "--as", "markdown", file.toString());
        assertThat(terminal.lines().getFirst()).startsWith("![a boat](");

        terminal.run("upload", "--as", "markdown", "--alt", "mine", file.toString());
        assertThat(terminal.lines().getFirst()).startsWith("![mine](");
    }

    @Test
    void anImageThatIsUploadedAgainHasTheTextsOfItsEarlierUpload() throws Exception {
        Path file = terminal.path("dsc1.jpg");
        Files.writeString(file, "40x20 of a boat");
        terminal.run("upload", "--alt", "mine", "--title", "Sea", file.toString());

        terminal.run("upload", "--as", "markdown", file.toString());
        assertThat(terminal.lines().getFirst()).startsWith("![mine](").endsWith(" \"Sea\")");

        terminal.run("upload", "--as", "markdown", "--alt", "", file.toString());
        assertThat(terminal.lines().getFirst()).startsWith("![](").endsWith(" \"Sea\")");
    }

    @Test
    void aFormCanHaveSeveralLines() {
        terminal.run("upload", "--as", "rst", terminal.picture("Tom.jpg", 40, 20));

        assertThat(terminal.lines())
                .containsExactly(
                        ".. image:: http://" + address(),
                        "   :alt: Tom",
                        "   :width: 40",
                        "   :height: 20");
    }

    @Test
    void linksAreCopiedInTheOrderOfTheirSources() {
        var clipboard = new FakeClipboard();
        terminal.clipboard = clipboard;
        String one = terminal.picture("one.jpg", 10, 10);
        String two = terminal.picture("two.jpg", 20, 10);

        assertThat(terminal.run("upload", "--copy", "--stream", "--as", "markdown", one, two))
                .isZero();

        assertThat(clipboard.copied)
                .singleElement()
                .asString()
                .matches("(?s)!\\[one\\].*\n!\\[two\\].*");
        assertThat(terminal.lines()).hasSize(2).allMatch(line -> line.startsWith("{"));
    }

    @Test
    void nothingIsCopiedIfEverythingFails() {
        assertThat(terminal.run("upload", "--copy", "gone.jpg")).isEqualTo(1);
    }

    @Test
    void aClipboardThatIsMissingIsAFailureAfterTheLinks() {
        var clipboard = new FakeClipboard();
        clipboard.failure = new DropsizeException(ErrorKind.NO_CLIPBOARD);
        terminal.clipboard = clipboard;

        assertThat(terminal.run("upload", "--copy", terminal.picture("a.jpg", 10, 10)))
                .isEqualTo(1);

        assertThat(terminal.lines()).hasSize(1);
        assertThat(terminal.said())
                .containsExactly(
                        "There is no clipboard, because this session has no display. Run the"
                                + " command in a desktop session.");
    }

    private String address() {
        return "pictures.test/" + terminal.store.objects.keySet().iterator().next();
    }
}
