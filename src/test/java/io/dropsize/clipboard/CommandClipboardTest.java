package io.dropsize.clipboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
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

    private static ClipboardTools tools(String system, String display, String installed) {
        return new ClipboardTools(
                system,
                display.isEmpty() ? Map.of() : Map.of(display, ":1"),
                Set.of(installed.split(" "))::contains);
    }
}
