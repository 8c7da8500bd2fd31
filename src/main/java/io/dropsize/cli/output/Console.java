package io.dropsize.cli.output;

import io.dropsize.error.SafeText;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * The terminal, or the streams in its place: results go to stdout, all messages to stderr. Confined
 * to one thread.
 *
 * <p>This is the only place where untrusted text, such as a file name, is made safe for a terminal:
 * see {@link SafeText}. Output for another program keeps its characters, but a result is always one
 * line.
 */
public final class Console {
    private static final String MODE = "unix:mode";
    private static final int FILE_TYPE = 0170000; // S_IFMT and its values in POSIX's sys/stat.h
    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;

    private static final String BLANK = "\r" + " ".repeat(78) + "\r";

    private final PrintWriter out;
    private final PrintWriter err;
    private final InputStream in;
    private final Terminals terminals;
    private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
    private boolean progressWanted;
    private boolean notesWanted = true;
    private String progress = "";

    /**
     * The standard streams that are connected to a terminal.
     *
     * @param in whether questions can be answered
     * @param out whether results are displayed instead of read by a program
     * @param err whether a line may be overwritten
     */
    public record Terminals(boolean in, boolean out, boolean err) {}

    public Console(PrintWriter out, PrintWriter err, InputStream in, Terminals terminals) {
        this.out = out;
        this.err = err;
        this.in = in;
        this.terminals = terminals;
        this.progressWanted = terminals.err();
    }

    /** This process's own streams. The launcher may specify which of them are terminals. */
    public static Console ofSystem() {
        java.io.Console system = System.console();
        String both = Boolean.toString(system != null && system.isTerminal());
        return new Console(
                results(),
                new PrintWriter(System.err, true),
                System.in,
                new Terminals(
                        Boolean.parseBoolean(System.getProperty("dropsize.terminal.in", both)),
                        Boolean.parseBoolean(System.getProperty("dropsize.terminal.out", both)),
                        Boolean.parseBoolean(System.getProperty("dropsize.terminal.err", both))));
    }

    /**
     * Returns the stream for results. The launcher may have redirected stdout, so that messages
     * that the JVM prints there when native code crashes don't appear between results.
     */
    private static PrintWriter results() {
        if (!Boolean.getBoolean("dropsize.results.stdin")) {
            return new PrintWriter(System.out, true);
        }
        Charset charset = Charset.forName(System.getProperty("stdout.encoding", "UTF-8"));
        return new PrintWriter(
                new BufferedWriter(
                        new OutputStreamWriter(new FileOutputStream(FileDescriptor.in), charset)),
                true);
    }

    /**
     * Prints a line of the result.
     *
     * @param columns separated by tabs
     */
    public void print(String... columns) {
        sayWaiting();
        hideProgress();
        out.println(Arrays.stream(columns).map(this::safe).collect(Collectors.joining("\t")));
    }

    /** Prints many lines of the result in a single write. */
    public void printLines(List<String> lines) {
        if (!lines.isEmpty()) {
            sayWaiting();
            printBlock(lines.stream().map(this::safe).collect(Collectors.joining("\n")));
        }
    }

    private String safe(String column) {
        return terminals.out() ? SafeText.visible(column) : SafeText.oneLine(column);
    }

    /** Prints a link, which may have several lines in some forms. */
    public void printLink(String text) {
        text.lines().forEach(this::print);
    }

    /** Prints several lines in a single write. The caller has made them safe. */
    void printBlock(String lines) {
        hideProgress();
        out.print(lines + "\n");
        out.flush();
    }

    /** Prints the whole result as JSON, in which {@link Json} has escaped unsafe characters. */
    public void printJson(String json) {
        sayWaiting();
        hideProgress();
        out.println(json);
    }

    /** Prints a message on stderr. */
    public void say(String sentence) {
        sayWaiting();
        line(sentence);
    }

    /** Prints a message on stderr that is neither a failure nor a question. */
    public void note(String sentence) {
        if (notesWanted) {
            say(sentence);
        }
    }

    public void sayWaiting() {
        for (String one = waiting.poll(); one != null; one = waiting.poll()) {
            line(one);
        }
    }

    private void line(String sentence) {
        hideProgress();
        err.println(SafeText.visible(sentence.strip()));
    }

    /** Queues a message from another thread; it is printed before the next line. */
    public void later(String sentence) {
        waiting.add(sentence);
    }

    /**
     * Chooses which messages are printed.
     *
     * @param progress whether the line of progress is shown
     * @param notes whether notes and the summary are shown
     */
    public void show(boolean progress, boolean notes) {
        progressWanted = progress;
        notesWanted = notes;
    }

    /** Prints a line that the next one overwrites, if progress is shown. */
    void progress(String text) {
        if (progressWanted && !text.equals(progress)) {
            hideProgress();
            err.print(SafeText.visible(text));
            err.flush();
            progress = text;
        }
    }

    void hideProgress() {
        if (!progress.isEmpty()) {
            err.print(BLANK);
            err.flush();
            progress = "";
        }
    }

    /** Returns whether messages go to a terminal. */
    public boolean watched() {
        return terminals.err();
    }

    boolean showsProgress() {
        return progressWanted;
    }

    public boolean canAsk() {
        return terminals.in();
    }

    /** Asks a question; only "y" and "yes" mean yes. */
    public boolean ask(String question) {
        hideProgress();
        err.print(SafeText.visible(question) + " [y/N] ");
        err.flush();
        try {
            Charset charset = Charset.forName(System.getProperty("stdin.encoding", "UTF-8"));
            String answer = new BufferedReader(new InputStreamReader(in, charset)).readLine();
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
        } catch (IOException e) {
            throw new UncheckedIOException("stdin", e);
        }
    }

    /** Returns the bytes on stdin. */
    public InputStream in() {
        return in;
    }

    /** Returns whether the reader of the result has closed the pipe, as {@code | head} does. */
    public boolean outputGone() {
        return out.checkError();
    }

    /** Returns whether results could not be written, for example to a full disk. */
    boolean outputLost() {
        return out.checkError() && !writesToPipe();
    }

    /**
     * Returns whether results go to a pipe, whose reader may close it early. On Windows, all
     * outputs count as pipes.
     */
    private static boolean writesToPipe() {
        boolean swapped = Boolean.getBoolean("dropsize.results.stdin");
        try {
            Object mode = Files.getAttribute(Path.of(swapped ? "/dev/fd/0" : "/dev/fd/1"), MODE);
            int type = (Integer) mode & FILE_TYPE;
            return type == PIPE || type == SOCKET;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return true;
        }
    }

    public PrintWriter out() {
        return out;
    }

    public PrintWriter err() {
        return err;
    }
}
