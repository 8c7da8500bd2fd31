package io.dropsize.clipboard;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/** Runs the system's programs for the clipboard. */
final class CommandClipboard implements DesktopClipboard {
    private static final int SECONDS = 10;

    private final ClipboardTools tools;

    CommandClipboard(ClipboardTools tools) {
        this.tools = tools;
    }

    @Override
    public void copy(String text) {
        ClipboardTools.Copying copying = tools.copying();
        String program = copying.command().getFirst();
        try {
            // A program that stays in the background would keep pipes open.
            Process process =
                    new ProcessBuilder(copying.command())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(text.getBytes(copying.charset()));
            }
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new DropsizeException(ErrorKind.CLIPBOARD_FAILED, program);
            }
            if (process.exitValue() != 0) {
                throw new DropsizeException(ErrorKind.CLIPBOARD_FAILED, program);
            }
        } catch (IOException e) {
            throw new DropsizeException(ErrorKind.CLIPBOARD_FAILED, e, program);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DropsizeException(ErrorKind.CANCELLED, e);
        }
    }
}
