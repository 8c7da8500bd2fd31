package io.dropsize.cli;

import io.dropsize.app.Dropsize;
import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.Supplier;

/**
 * One run of the command line: the console, and the program's core once a command asks for it. When
 * the process is told to end, the core stops first and leaves no half files.
 */
final class Session implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final Console console;
    private final Supplier<Dropsize> opener;
    private @Nullable Dropsize core;
    private @Nullable Thread hook;

    Session(Console console, Supplier<Dropsize> opener) {
        this.console = console;
        this.opener = opener;
    }

    Console console() {
        return console;
    }

    Dropsize core() {
        if (core == null) {
            Dropsize opened = opener.get();
            core = opened;
            hook = Thread.ofPlatform().name("dropsize-stop").unstarted(() -> stop(opened));
            Runtime.getRuntime().addShutdownHook(hook);
            opened.onJournalProblem(problem -> console.later(ErrorText.of(problem)));
            opened.settings().problem().ifPresent(problem -> console.say(ErrorText.of(problem)));
        }
        return core;
    }

    @Override
    public void close() {
        if (core == null || hook == null) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            stop(core);
            console.sayWaiting();
        } catch (IllegalStateException _) {
            // The process is ending already: the hook closes the core.
        }
    }

    /** What went wrong at the very end changes nothing about what the command has done. */
    private static void stop(Dropsize core) {
        try {
            core.close();
        } catch (DropsizeException e) {
            LOG.warn("not closed properly", e);
        }
    }
}
