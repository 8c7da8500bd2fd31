package io.dropsize;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.app.LogFiles;
import io.dropsize.cli.CommandNames;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class MainTest {
    @Test
    void theWindowOpensWithoutArgumentsAndForFiles(@TempDir Path folder) throws IOException {
        Path picture = Files.writeString(folder.resolve("a.jpg"), "x");

        assertThat(Main.wantsWindow()).isTrue();
        assertThat(Main.wantsWindow(picture.toString(), "gone.jpg")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "dropsize, '    (upload .*) \\| -\\*\\) window=false', ' \\| '",
        "dropsize.bat, 'for %%C in \\((.*)\\) do if /i', ' '"
    })
    void theLaunchersKnowAllCommands(String launcher, String list, String separator)
            throws IOException {
        String script = Files.readString(Path.of("packaging/bin", launcher));
        Matcher found = Pattern.compile(list).matcher(script);

        assertThat(found.find()).isTrue();
        assertThat(found.group(1).split(separator))
                .containsExactlyInAnyOrderElementsOf(CommandNames.all());
    }

    @Test
    void everythingElseIsTheCommandLine() {
        assertThat(Main.wantsWindow("upload", "a.jpg")).isFalse();
        assertThat(Main.wantsWindow("--help")).isFalse();
        assertThat(Main.wantsWindow("no-such-thing")).isFalse();
        assertThat(Main.wantsWindow("nul\0byte")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"main, Something went wrong (IllegalStateException)", "other, ''"})
    void anErrorThatEndsAThreadIsLoggedAndNotPrinted(
            String name, String printed, @TempDir Path logs) throws IOException {
        PrintStream err = System.err;
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        try {
            System.setErr(new PrintStream(terminal, true, StandardCharsets.UTF_8));
            LogFiles.begin(logs);
            Main.report(new Thread(name), new IllegalStateException("no such row"));
        } finally {
            System.setErr(err);
            LogManager.getLogManager().readConfiguration();
        }

        assertThat(terminal.toString(StandardCharsets.UTF_8))
                .contains(printed)
                .doesNotContain("\tat ")
                .hasSizeLessThan(printed.isEmpty() ? 1 : 200);
        assertThat(Files.readString(logs.resolve("dropsize-0.0.log")))
                .contains("thread " + name + " ended", "no such row", "MainTest");
    }
}
