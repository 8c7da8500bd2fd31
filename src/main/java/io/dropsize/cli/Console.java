package io.dropsize.cli;

import io.dropsize.error.SafeText;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * The terminal, or what stands in its place: results go to stdout, everything said to a person to
 * stderr. Used by one thread.
 *
 * <p>This is the one place where text of strangers, such as the name of a file, is made safe for a
 * terminal: see {@link SafeText}. What goes to another program keeps its characters, but a result
 * is always one line.
 */
public final class Console {
    private static final String BLANK = "\r" + " ".repeat(78) + "\r";

    private final PrintWriter out;
    private final PrintWriter err;
    private final BufferedReader in;
    private final Terminals terminals;
    private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
    private boolean progressShown;

    /**
     * Which of the streams have a person at their end.
     *
     * @param in whether questions can be answered
     * @param out whether results are shown, and not read by a program
     * @param err whether a line may be written over
     */
    public record Terminals(boolean in, boolean out, boolean err) {}

    public Console(PrintWriter out, PrintWriter err, BufferedReader in, Terminals terminals) {
        this.out = out;
        this.err = err;
        this.in = in;
        this.terminals = terminals;
    }

    /** This process's own streams. The launcher may know better which of them are terminals. */
    public static Console ofSystem() {
        java.io.Console system = System.console();
        String both = Boolean.toString(system != null && system.isTerminal());
        Charset charset = Charset.forName(System.getProperty("stdin.encoding", "UTF-8"));
        return new Console(
                results(),
                new PrintWriter(System.err, true),
                new BufferedReader(new InputStreamReader(System.in, charset)),
                new Terminals(
                        Boolean.parseBoolean(System.getProperty("dropsize.terminal.in", both)),
                        Boolean.parseBoolean(System.getProperty("dropsize.terminal.out", both)),
                        Boolean.parseBoolean(System.getProperty("dropsize.terminal.err", both))));
    }

    /**
     * Where results go. The launcher may have exchanged the descriptors, so that what the JVM
     * prints to stdout when native code crashes does not end up between results.
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
     * A line of the result.
     *
     * @param columns printed with tabs between them
     */
    void print(String... columns) {
        sayWaiting();
        hideProgress();
        out.println(
                Arrays.stream(columns)
                        .map(terminals.out() ? SafeText::visible : SafeText::oneLine)
                        .collect(Collectors.joining("\t")));
    }

    /** The whole result, as JSON of {@link Json}, which has escaped what is unsafe. */
    void printJson(String json) {
        sayWaiting();
        hideProgress();
        out.println(json);
    }

    /** A sentence for the person. */
    public void say(String sentence) {
        sayWaiting();
        line(sentence);
    }

    void sayWaiting() {
        for (String one = waiting.poll(); one != null; one = waiting.poll()) {
            line(one);
        }
    }

    private void line(String sentence) {
        hideProgress();
        err.println(SafeText.visible(sentence.strip()));
    }

    /** A sentence from another thread; it is said before the next line is. */
    void later(String sentence) {
        waiting.add(sentence);
    }

    /** A line that the next one replaces; only where a person watches. */
    void progress(String text) {
        if (terminals.err()) {
            hideProgress();
            err.print(SafeText.visible(text));
            err.flush();
            progressShown = true;
        }
    }

    void hideProgress() {
        if (progressShown) {
            err.print(BLANK);
            err.flush();
            progressShown = false;
        }
    }

    boolean watched() {
        return terminals.err();
    }

    boolean canAsk() {
        return terminals.in();
    }

    /** Asks a question; only "y" and "yes" are a yes. */
    boolean ask(String question) {
        hideProgress();
        err.print(SafeText.visible(question) + " [y/N] ");
        err.flush();
        try {
            String answer = in.readLine();
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
        } catch (IOException e) {
            throw new UncheckedIOException("stdin", e);
        }
    }

    /** Whether nobody reads the result any more, as with {@code | head}. */
    boolean outputGone() {
        return out.checkError();
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }
}
