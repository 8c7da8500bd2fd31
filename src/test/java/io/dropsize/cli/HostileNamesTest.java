package io.dropsize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;

class HostileNamesTest {
    /**
     * ESC, BEL, a C1 control, bidi and zero-width characters, a line separator, and line breaks.
     */
    private static final String UNSAFE = "a\u001b[31m\u0007\u009b\u202e\u200b\u2028\r\nb";

    private static final String SHOWN = "a?[31m???????b";

    @TempDir private Path home;
    private Terminal terminal;

    @BeforeEach
    void open() {
        terminal = new Terminal(home);
    }

    private void put(String key) {
        terminal.store.objects.put(key, new byte[] {1});
    }

    @Test
    void resizePrintsNoControlCharacterOnATerminal() {
        String file = terminal.picture(UNSAFE + ".jpg", 100, 50);

        terminal.watched().run("resize", "--out", home.resolve("out").toString(), file);

        assertThat(terminal.lines()).containsExactly(home.resolve("out") + "/" + SHOWN + ".jpg");
    }

    @Test
    void aProgramGetsTheNameAsItIsButForLineBreaks() {
        String file = terminal.picture(UNSAFE + ".jpg", 100, 50);

        terminal.run("resize", "--out", home.resolve("out").toString(), file);

        assertThat(terminal.out.toString())
                .isEqualTo(
                        home.resolve("out")
                                + "/a\u001b[31m\u0007\u009b\u202e\u200b???b.jpg"
                                + System.lineSeparator());
    }

    @Test
    void sentencesAndQuestionsHoldNoControlCharacter() {
        terminal.answering("no").run("delete", UNSAFE);
        assertThat(terminal.err.toString()).startsWith("Delete " + SHOWN + " from");

        terminal.run("link", "--check", UNSAFE);
        assertThat(terminal.said())
                .hasSize(1)
                .first()
                .asString()
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}]");

        terminal.run("resize", "--out", "x", terminal.file(UNSAFE + ".txt", "no"));
        assertThat(terminal.err.toString().strip())
                .doesNotContainPattern("[\\p{Cf}\\u001b\\u009b]");

        terminal.run(UNSAFE);
        assertThat(terminal.err.toString().strip()).doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
    }

    @Test
    void jsonEscapesWhatIsUnsafeAndKeepsItExact() {
        put("k" + UNSAFE + "\ud800\udb40\udc41.jpg");

        terminal.run("list", "--json");
        JsonNode entries = JsonMapper.shared().readTree(terminal.out.toString());

        assertThat(entries.get(0).get("key").asString())
                .isEqualTo("k" + UNSAFE + "\ud800\udb40\udc41.jpg");
        assertThat(terminal.out.toString().replaceAll("\\R", ""))
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028]");
    }

    @Test
    void aKeyThatNoAddressCanHoldHasNoLink() {
        put("a/../b.jpg");

        assertThat(terminal.run("link", "a/../b.jpg")).isEqualTo(1);
        assertThat(terminal.said().getFirst()).startsWith("No link can open a/../b.jpg");
    }

    @Test
    void twoFilesOfOneNameAreDistinguished() {
        String first = terminal.file("one/notes.txt", "no");
        String second = terminal.file("two/notes.txt", "no");

        terminal.run("resize", "--out", home.resolve("out").toString(), first, second);

        assertThat(terminal.said())
                .startsWith(
                        first + " isn’t an image. Choose an image file instead.",
                        second + " isn’t an image. Choose an image file instead.");
    }
}
