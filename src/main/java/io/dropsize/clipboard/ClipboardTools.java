package io.dropsize.clipboard;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.io.File;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The programs that access the clipboard. On X11 and Wayland, the owner of the clipboard must keep
 * running; these programs do that in the background.
 *
 * @param system the operating system's name in lower case
 * @param environment of this process
 * @param isInstalled whether a program is on the path
 */
record ClipboardTools(
        String system, Map<String, String> environment, Predicate<String> isInstalled) {

    /**
     * A command that reads the text to copy from stdin.
     *
     * @param charset of the text
     */
    record Copying(List<String> command, Charset charset) {}

    static ClipboardTools ofThisSystem() {
        Map<String, String> environment = System.getenv();
        String path = environment.getOrDefault("PATH", "");
        return new ClipboardTools(
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT),
                environment,
                name ->
                        Stream.of(path.split(File.pathSeparator))
                                .anyMatch(folder -> new File(folder, name).canExecute()));
    }

    /**
     * @throws DropsizeException NO_CLIPBOARD or CLIPBOARD_TOOL_MISSING
     */
    Copying copying() {
        if (system.startsWith("mac")) {
            return new Copying(List.of("/usr/bin/pbcopy"), StandardCharsets.UTF_8);
        }
        if (system.startsWith("windows")) {
            return new Copying(List.of("clip.exe"), StandardCharsets.UTF_16LE);
        }
        if (isSet("WAYLAND_DISPLAY") && isInstalled.test("wl-copy")) {
            return new Copying(List.of("wl-copy"), StandardCharsets.UTF_8);
        }
        if (isSet("DISPLAY") && isInstalled.test("xclip")) {
            return new Copying(
                    List.of("xclip", "-in", "-selection", "clipboard"), StandardCharsets.UTF_8);
        }
        if (isSet("DISPLAY") && isInstalled.test("xsel")) {
            return new Copying(List.of("xsel", "--input", "--clipboard"), StandardCharsets.UTF_8);
        }
        throw missing();
    }

    /**
     * A command that prints the media types of the content, one per line.
     *
     * @throws DropsizeException NO_CLIPBOARD or CLIPBOARD_TOOL_MISSING
     */
    List<String> listing() {
        return reading("TARGETS", List.of("wl-paste", "--list-types"));
    }

    /** A command that prints the content as a media type. */
    List<String> pasting(String type) {
        return reading(type, List.of("wl-paste", "--no-newline", "--type", type));
    }

    private List<String> reading(String target, List<String> wayland) {
        if (system.startsWith("mac") || system.startsWith("windows")) {
            throw new DropsizeException(ErrorKind.CLIPBOARD_UNREADABLE);
        }
        if (isSet("WAYLAND_DISPLAY") && isInstalled.test("wl-paste")) {
            return wayland;
        }
        if (isSet("DISPLAY") && isInstalled.test("xclip")) {
            return List.of("xclip", "-out", "-selection", "clipboard", "-target", target);
        }
        throw missing();
    }

    private DropsizeException missing() {
        if (isSet("WAYLAND_DISPLAY")) {
            return new DropsizeException(ErrorKind.CLIPBOARD_TOOL_MISSING, "wl-clipboard");
        }
        return isSet("DISPLAY")
                ? new DropsizeException(ErrorKind.CLIPBOARD_TOOL_MISSING, "xclip")
                : new DropsizeException(ErrorKind.NO_CLIPBOARD);
    }

    private boolean isSet(String variable) {
        return !environment.getOrDefault(variable, "").isEmpty();
    }
}
