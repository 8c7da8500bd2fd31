package io.dropsize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.time.Duration;

class BucketCommandsTest {
    private Terminal terminal;

    @BeforeEach
    void open(@TempDir Path home) {
        terminal = new Terminal(home);
        terminal.store.objects.put("a/one.jpg", new byte[11]);
        terminal.store.objects.put("b/two.jpg", new byte[22]);
    }

    @Test
    void listPrintsKeys() {
        assertThat(terminal.run("list")).isZero();

        assertThat(terminal.lines()).containsExactly("a/one.jpg", "b/two.jpg");
    }

    @Test
    void listReadsEveryPage() {
        for (int i = 0; i < 2500; i++) {
            terminal.store.objects.put("many/%04d.jpg".formatted(i), new byte[1]);
        }

        terminal.run("list", "--prefix", "many/");

        assertThat(terminal.lines()).hasSize(2500).doesNotHaveDuplicates();
    }

    @Test
    void listInJsonTellsKeyUrlBytesAndModified() {
        terminal.run("list", "--json", "--prefix", "b/");

        JsonNode entries = new JsonMapper().readTree(terminal.out.toString());
        assertThat(entries.size()).isEqualTo(1);
        assertThat(entries.get(0).propertyNames())
                .containsExactly("key", "url", "bytes", "modified");
        assertThat(entries.get(0).get("url").asString())
                .isEqualTo("http://pictures.test/b/two.jpg");
        assertThat(entries.get(0).get("bytes").asLong()).isEqualTo(22);
        assertThat(entries.get(0).get("modified").asString()).isEqualTo("1970-01-01T00:00:00Z");
    }

    @Test
    void listInJsonHasNoUrlForAKeyThatNoAddressOpens() {
        terminal.store.objects.put("x/../y.jpg", new byte[1]);

        terminal.run("list", "--json", "--prefix", "x/");

        JsonNode entry = new JsonMapper().readTree(terminal.out.toString()).get(0);
        assertThat(entry.get("key").asString()).isEqualTo("x/../y.jpg");
        assertThat(entry.get("url").isNull()).isTrue();
    }

    @Test
    void aBucketThatCannotBeListedIsASentenceAndOne() {
        terminal.store.broken = new DropsizeException(ErrorKind.BUCKET_MISSING, "images");

        assertThat(terminal.run("list")).isEqualTo(1);

        assertThat(terminal.lines()).isEmpty();
        assertThat(terminal.said())
                .singleElement()
                .asString()
                .startsWith("There is no bucket “images”.");
    }

    @Test
    void linkPrintsEachForm() {
        terminal.run("link", "a/one.jpg", "b/two.jpg");
        assertThat(terminal.lines())
                .containsExactly(
                        "http://pictures.test/a/one.jpg", "http://pictures.test/b/two.jpg");

        terminal.run("link", "--as", "markdown", "a/one.jpg");
        assertThat(terminal.lines()).containsExactly("![one](http://pictures.test/a/one.jpg)");

        terminal.run("link", "--as", "html", "a/one.jpg");
        assertThat(terminal.lines())
                .containsExactly("<img src=\"http://pictures.test/a/one.jpg\" alt=\"one\">");

        terminal.run("link", "--as", "signed", "a/one.jpg");
        assertThat(terminal.lines()).containsExactly("http://pictures.test/a/one.jpg?expires=3600");

        terminal.run("link", "--as", "signed", "--expires", "7d", "a/one.jpg");
        assertThat(terminal.lines())
                .containsExactly(
                        "http://pictures.test/a/one.jpg?expires=" + Duration.ofDays(7).toSeconds());
    }

    @Test
    void linkChecksTheBucketOnlyIfAsked() {
        terminal.store.beforeLook = _ -> terminal.err.write("looked");

        assertThat(terminal.run("link", "nope.jpg")).isZero();

        assertThat(terminal.lines()).containsExactly("http://pictures.test/nope.jpg");
        assertThat(terminal.said()).isEmpty();
    }

    @Test
    void anEmptyKeyIsWrongUsage() {
        assertThat(terminal.run("link", "")).isEqualTo(2);
        assertThat(terminal.run("delete", "--yes", "a/one.jpg", "")).isEqualTo(2);

        assertThat(terminal.store.objects).hasSize(2);
    }

    @Test
    void deleteReportsKeysThatAreMissingOrProtectedAndDeletesTheOthers() {
        terminal.store.protect("b/two.jpg");

        assertThat(terminal.run("delete", "--yes", "nope.jpg", "b/two.jpg", "a/one.jpg"))
                .isEqualTo(1);

        assertThat(terminal.store.objects).containsOnlyKeys("b/two.jpg");
        assertThat(terminal.said())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("nope.jpg isn’t in"),
                        line -> assertThat(line).startsWith("b/two.jpg: "),
                        line -> assertThat(line).isEqualTo("Deleted a/one.jpg."));
    }

    @Test
    void aKeyThatIsNotThereFailsAndTheOthersAreDone() {
        assertThat(terminal.run("link", "--check", "nope.jpg", "b/two.jpg")).isEqualTo(1);

        assertThat(terminal.lines()).containsExactly("http://pictures.test/b/two.jpg");
        assertThat(terminal.said()).singleElement().asString().startsWith("nope.jpg isn’t in");
    }

    @Test
    void deleteWithYesAsksNothing() {
        assertThat(terminal.run("delete", "--yes", "a/one.jpg", "b/two.jpg")).isZero();

        assertThat(terminal.store.objects).isEmpty();
        assertThat(terminal.lines()).isEmpty();
    }

    @Test
    void deleteAsksAPersonAndTakesOnlyYesForYes() {
        assertThat(terminal.answering("").run("delete", "a/one.jpg")).isEqualTo(1);
        assertThat(terminal.err.toString())
                .contains("Delete a/one.jpg from “This computer” for good? [y/N]")
                .contains("Nothing was deleted.");
        assertThat(terminal.store.objects).hasSize(2);

        assertThat(terminal.answering("y").run("delete", "a/one.jpg")).isZero();
        assertThat(terminal.store.objects).containsOnlyKeys("b/two.jpg");
    }
}
