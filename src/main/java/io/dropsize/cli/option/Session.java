package io.dropsize.cli.option;

import io.dropsize.app.Dropsize;
import io.dropsize.cli.output.Console;
import io.dropsize.clipboard.DesktopClipboard;
import io.dropsize.error.ErrorText;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One run of the command line: the console and, once a command needs it, the program's core. When
 * the process is terminated, the core stops first and leaves no partial files.
 */
public final class Session implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    /** The maximum time that the process's end waits for a command's last messages. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final Console console;
    private final Supplier<Dropsize> opener;
    private final DesktopClipboard clipboard;
    private @Nullable Dropsize core;
    private volatile AutoCloseable first = () -> {};
    private volatile AutoCloseable last = () -> {};
    private @Nullable Thread hook;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean hasLastMessages;

    public Session(Console console, Supplier<Dropsize> opener, DesktopClipboard clipboard) {
        this.console = console;
        this.opener = opener;
        this.clipboard = clipboard;
    }

    public DesktopClipboard clipboard() {
        return clipboard;
    }

    public Console console() {
        return console;
    }

    public Dropsize core() {
        return core(opener);
    }

    /** Returns the core; if it is not open yet, opens it in another way than the default. */
    public Dropsize core(Supplier<Dropsize> otherwise) {
        if (core == null) {
            Dropsize opened = otherwise.get();
            core = opened;
            hook = Thread.ofPlatform().name("dropsize-stop").unstarted(() -> stopEarly(opened));
            Runtime.getRuntime().addShutdownHook(hook);
            opened.onJournalProblem(problem -> console.later(ErrorText.forCommandLine(problem)));
            opened.settings()
                    .onProblem(problem -> console.later(ErrorText.forCommandLine(problem)));
            opened.settings()
                    .problem()
                    .ifPresent(problem -> console.say(ErrorText.forCommandLine(problem)));
        }
        return core;
    }

    /**
     * Makes the shutdown hook wait for the command's last messages, which it prints when the core
     * has stopped.
     */
    public void awaitLastMessages() {
        hasLastMessages = true;
    }

    /** Registers a part that is closed before the core, however the command ends. */
    public void closeFirst(AutoCloseable part) {
        first = part;
    }

    /** Registers a part that is closed after the core, however the command ends. */
    void closeLast(AutoCloseable part) {
        last = part;
    }

    /** Runs when the process is terminated. */
    public void stopEarly(Dropsize opened) {
        stop(opened);
        try {
            if (hasLastMessages && !ended.await(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("the command did not end when it was stopped");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        if (core == null || hook == null) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            stop(core);
            console.sayWaiting();
        } catch (IllegalStateException _) {
            // The process is already ending, and its hook closes the core.
        }
    }

    /** Closes the core. A failure doesn't change the command's result. */
    private void stop(Dropsize core) {
        close(first);
        close(core);
        close(last);
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("not closed properly", e);
        }
    }
}
