package io.dropsize.clipboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

class CommandClipboardTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    mac os x, '', '', /usr/bin/pbcopy
                    windows 11, '', '', clip.exe
                    linux, WAYLAND_DISPLAY, wl-copy xclip, wl-copy
                    linux, DISPLAY, xclip xsel, xclip
                    linux, DISPLAY, xsel, xsel
                    """)
    void eachSystemHasAProgramThatCopies(
            String system, String display, String installed, String program) {
        assertThat(tools(system, display, installed).copying().command())
                .first()
                .isEqualTo(program);
    }

    @Test
    void windowsReadsUtf16() {
        assertThat(tools("windows 11", "", "").copying().charset())
                .isEqualTo(StandardCharsets.UTF_16LE);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    '', xclip, NO_CLIPBOARD
                    DISPLAY, wl-copy, CLIPBOARD_TOOL_MISSING
                    WAYLAND_DISPLAY, '', CLIPBOARD_TOOL_MISSING
                    """)
    void withoutADisplayOrAProgramThereIsASentence(
            String display, String installed, ErrorKind kind) {
        assertThatThrownBy(() -> new CommandClipboard(tools("linux", display, installed)).copy("x"))
                .isInstanceOf(DropsizeException.class)
                .extracting(e -> ((DropsizeException) e).kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    linux, WAYLAND_DISPLAY, wl-paste, wl-paste
                    linux, DISPLAY, xclip, xclip
                    """)
    void aProgramReadsTheClipboard(
            String system, String display, String installed, String program) {
        ClipboardTools tools = tools(system, display, installed);

        assertThat(tools.listing()).first().isEqualTo(program);
        assertThat(tools.pasting("image/png")).startsWith(program).endsWith("image/png");
    }

    @Test
    void whereTheClipboardCannotBeReadThereIsASentence() {
        assertThatThrownBy(() -> tools("mac os x", "", "").listing())
                .extracting(e -> ((DropsizeException) e).kind())
                .isEqualTo(ErrorKind.CLIPBOARD_UNREADABLE);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theProgramReceivesTheText(@TempDir Path folder) throws IOException {
        Path copied = folder.resolve("copied");

        clipboard("cat > '" + copied + "'").copy("http://ü\nb");

        assertThat(copied).hasContent("http://ü\nb");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theProgramsOutputIsTheContent() {
        assertThat(clipboard("printf 'image/png\ntext/html\n'").types())
                .containsExactly("image/png", "text/html");
        assertThat(clipboard("printf 'a\\000b'").read("image/png")).containsExactly('a', 0, 'b');
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aProgramThatFailsIsReportedAndAnEmptyClipboardHasNoTypes() {
        CommandClipboard failing = clipboard("exit 3");
        CommandClipboard missing =
                new CommandClipboard(
                        tools("linux", "DISPLAY", "xclip"),
                        _ -> new ProcessBuilder("/nonexistent/program"));

        assertThat(failing.types()).isEmpty();
        for (CommandClipboard clipboard : List.of(failing, missing)) {
            assertThatThrownBy(() -> clipboard.copy(""))
                    .extracting(e -> ((DropsizeException) e).kind())
                    .isEqualTo(ErrorKind.CLIPBOARD_FAILED);
        }
    }

    /** Runs a script of the shell in place of the system's program. */
    private static CommandClipboard clipboard(String script) {
        return new CommandClipboard(
                tools("linux", "DISPLAY", "xclip"), _ -> new ProcessBuilder("sh", "-c", script));
    }

    private static ClipboardTools tools(String system, String display, String installed) {
        return new ClipboardTools(
                system,
                display.isEmpty() ? Map.of() : Map.of(display, ":1"),
                Set.of(installed.split(" "))::contains);
    }
}
