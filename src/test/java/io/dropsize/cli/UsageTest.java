package io.dropsize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

class UsageTest {
    private Terminal terminal;

    @BeforeEach
    void open(@TempDir Path home) {
        terminal = new Terminal(home);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    frobnicate             | There is no command “frobnicate”.
                    --frobnicate           | There is no option “--frobnicate”.
                    upload                 | 'FILE'
                    upload a --frobnicate  | There is no option “--frobnicate”.
                    upload a --to nowhere  | There is no destination “nowhere”, only “This computer”.
                    upload a --preset none | There is no preset “none”, only “Web 1600”, “Web page”.
                    upload a --fit 12      | “12” isn’t a size
                    upload a --fit 0x5     | A side of 0 pixels is not possible.
                    upload a --format gif  | “gif” isn’t a format; choose jpeg, png, webp, avif or keep.
                    upload a --quality 0   | Quality must be from 1 to 100, not 0.
                    upload a --quality 80 --max-bytes 9KB | Choose one of --quality, --max-bytes and --min-score.
                    upload a --max-bytes 9TB | “9TB” isn’t a file size; write it as 200KB or 1.5MB.
                    upload a --max-bytes 0 | The maximum file size must be more than 0 bytes.
                    upload a --min-score 100 | A similarity score must be above 0 and below 100, such as 90, not 100.0.
                    upload a --min-score best | “best” isn’t a score; choose same, high or a number below 100.
                    upload a --metadata x  | “x” isn’t a metadata choice; choose none, credits or all-but-location.
                    upload a --chroma 3    | “3” isn’t a chroma resolution; choose auto, full or half.
                    upload a --size 50x50  | “50x50” isn’t a size; write it as 1600 or 50% for --size.
                    upload a --size 0%     | 0 % is not possible. Choose 1 to 1000.
                    upload a --size 9 --fit 9x9 | Choose one of --fit and --size.
                    upload a --quality x   | 'x' is not an int
                    upload a --to          | '--to'
                    upload a --json --stream | Choose one of --json and --stream.
                    upload a --jobs 0      | --jobs goes from 1 to 64, not 0.
                    upload a --progress on | “on” isn’t a progress mode; choose auto, always or never.
                    upload - -             | Give - once; stdin has one image.
                    upload a --name b      | --name is the name of the image on stdin; give - as FILE.
                    resize a               | '--out=DIR'
                    link                   | 'KEY'
                    link k --as gopher     | “gopher” isn’t a link form; choose url, markdown, html, bbcode, rst, asciidoc, json, manifest, signed or template:TEXT.
                    upload a --as gopher   | “gopher” isn’t a link form
                    upload a --as template:{uri} | There is no field {uri}; choose {url},
                    upload a --as template:x | A template needs a field such as {url}.
                    upload a --as html --json | --as has no effect with --json or --stream; leave one out.
                    link k --expires 8d    | “8d” is too short or too long; write 1s to 7d.
                    upload a --wait 8d     | “8d” is too short or too long; write 1s to 7d.
                    upload a --wait 0s     | “0s” is too short or too long; write 1s to 7d.
                    link k --expires soon  | “soon” isn’t a time; write it as 30s, 10m, 1h or 7d.
                    delete k               | add --yes to delete without confirmation.
                    list extra             | Unexpected argument “extra”.
                    sxcu --port 0          | The port must be from 1 to 65535.
                    destination            | Missing command: add, list, remove, mirror, check or credentials.
                    destination eat        | There is no command “eat”.
                    destination add x      | The destination has no bucket. Name it with --bucket
                    destination check no   | There is no destination “no”
                    destination remove no  | There is no destination “no”
                    """)
    void wrongUsageIsOneSentenceAndTwo(String line, String sentence) {
        int code = terminal.run(line.split(" "));

        assertThat(code).isEqualTo(2);
        assertThat(terminal.said()).singleElement().asString().contains(sentence);
        assertThat(terminal.lines()).isEmpty();
        assertThat(terminal.store.objects).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "upload",
                "resize",
                "list",
                "link",
                "delete",
                "destination",
                "destination add",
                "destination list",
                "destination remove",
                "destination check",
                "serve-local",
                "picgo",
                "picgo upload",
                "picgo install",
                "sxcu"
            })
    void helpIsEverywhereAndOpensNothing(String command) {
        String[] arguments = (command + " --help").strip().split(" ");

        assertThat(terminal.run(arguments)).isZero();

        assertThat(terminal.out.toString()).contains(("Usage: dropsize " + command).strip());
        assertThat(terminal.said()).isEmpty();
        assertThat(terminal.opened).isZero();
    }

    @Test
    void aTerminalIsNoImage() {
        assertThat(terminal.watched().run("upload", "-")).isEqualTo(2);

        assertThat(terminal.said())
                .singleElement()
                .asString()
                .startsWith("Stdin is a terminal; pipe an image into the command.");
    }

    @Test
    void theVersionIsOneLine() {
        assertThat(terminal.run("--version")).isZero();

        assertThat(terminal.lines()).singleElement().asString().startsWith("dropsize ");
    }

    @Test
    void anAtSignInAFileNameIsPartOfTheName() {
        terminal.run("upload", "@2x.png");

        assertThat(terminal.said().getFirst()).startsWith("@2x.png can’t be found.");
    }

    @Test
    void everyCommandIsKnownByName() {
        terminal.run("--help");

        assertThat(CommandNames.all())
                .allSatisfy(name -> assertThat(terminal.out.toString()).contains("  " + name));
    }

    @Test
    void whatFailsWhenEverythingIsDoneDoesNotSpoilTheResult() {
        terminal.closing =
                () -> {
                    throw new DropsizeException(ErrorKind.LOCAL_SERVER_FAILED, "too slow");
                };

        assertThat(terminal.run("list")).isZero();

        assertThat(terminal.said()).isEmpty();
    }
}
