package io.dropsize.clipboard;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Runs the system's programs for the clipboard. */
final class CommandClipboard implements DesktopClipboard {
    private static final Logger LOG = LoggerFactory.getLogger(CommandClipboard.class);
    private static final int SECONDS = 10;

    private final ClipboardTools tools;
    private final Function<List<String>, ProcessBuilder> processes;

    CommandClipboard(ClipboardTools tools) {
        this(tools, ProcessBuilder::new);
    }

    /**
     * @param processes prepares the process of a command
     */
    CommandClipboard(ClipboardTools tools, Function<List<String>, ProcessBuilder> processes) {
        this.tools = tools;
        this.processes = processes;
    }

    @Override
    public void copy(String text) {
        ClipboardTools.Copying copying = tools.copying();
        // A program that stays in the background would keep pipes open.
        run(
                processes.apply(copying.command()).redirectOutput(ProcessBuilder.Redirect.DISCARD),
                text.getBytes(copying.charset()));
    }

    /** Returns the offered types; none for an empty clipboard, for which xclip fails. */
    @Override
    public List<String> types() {
        List<String> command = tools.listing();
        try {
            return new String(run(processes.apply(command), new byte[0]), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (DropsizeException e) {
            LOG.info("the clipboard is empty or can't be read", e);
            return List.of();
        }
    }

    @Override
    public byte[] read(String type) {
        return run(processes.apply(tools.pasting(type)), new byte[0]);
    }

    private static byte[] run(ProcessBuilder builder, byte[] input) {
        String program = builder.command().getFirst();
        try {
            Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input);
            }
            byte[] output = process.getInputStream().readAllBytes();
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            if (!ended || process.exitValue() != 0) {
                throw new DropsizeException(ErrorKind.CLIPBOARD_FAILED, program);
            }
            return output;
        } catch (IOException e) {
            throw new DropsizeException(ErrorKind.CLIPBOARD_FAILED, e, program);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DropsizeException(ErrorKind.CANCELLED, e);
        }
    }
}
