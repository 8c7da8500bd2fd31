package io.dropsize.secret;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Opens the keyring on first use, and limits the wait for its responses. While a response is
 * overdue, other calls fail without waiting. Not thread-safe.
 */
final class KeyringClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeyringClient.class);
    private static final Duration CLOSING = Duration.ofSeconds(4);

    /** Each failed opening leaves threads of the library behind. */
    private static final Duration WITHOUT = Duration.ofMinutes(1);

    /** One thread, because keyring clients are not thread-safe; a daemon, because it may hang. */
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("keyring").factory());

    private final Opener opener;
    private final Duration limit;
    private final Cooldown without;
    private @Nullable Future<OpenKeyring> opening;
    private @Nullable OpenKeyring ring;
    private @Nullable Future<?> overdue;
    private boolean closed;

    /** Opens the keyring. */
    interface Opener {
        OpenKeyring open() throws Exception;
    }

    /** An operation on an open keyring. */
    interface Question<T> {
        T ask(OpenKeyring ring) throws Exception;
    }

    /** The keyring exists but the operation failed. */
    static final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1L;

        NoAnswer(@Nullable Throwable cause) {
            super("the keyring gave no answer", cause);
        }
    }

    KeyringClient(Opener opener, Duration limit, LongSupplier nanos) {
        this.opener = opener;
        this.limit = limit;
        this.without = new Cooldown(nanos);
    }

    /**
     * Runs an operation on the keyring. Blocks.
     *
     * @return empty if there is no keyring
     * @throws NoAnswer if it fails, or does not respond in time
     */
    <T> Optional<T> ask(Question<T> question) throws NoAnswer {
        if (overdue != null && !overdue.isDone()) {
            throw new NoAnswer(null);
        }
        OpenKeyring open = open();
        return open == null
                ? Optional.empty()
                : Optional.of(answer(thread.submit(() -> question.ask(open)), limit));
    }

    /** Whether it was ever open. */
    boolean wasOpen() {
        return ring != null;
    }

    private @Nullable OpenKeyring open() throws NoAnswer {
        if (ring != null || closed) {
            return ring;
        }
        if (opening == null) {
            if (!without.isOver()) {
                return null;
            }
            opening = thread.submit(opener::open);
        }
        try {
            ring = within(opening, limit);
        } catch (ExecutionException e) {
            opening = null;
            without.take(WITHOUT);
            LOG.info("No keyring can be used; secrets are kept for this run only");
            LOG.debug("The keyring could not be opened", e);
        }
        return ring;
    }

    private <T> T answer(Future<T> asked, Duration timeout) throws NoAnswer {
        try {
            return within(asked, timeout);
        } catch (ExecutionException e) {
            LOG.info("The keyring failed");
            LOG.debug("It failed so", e);
            throw new NoAnswer(e);
        }
    }

    private <T> T within(Future<T> asked, Duration timeout) throws ExecutionException, NoAnswer {
        try {
            return asked.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            overdue = asked;
            LOG.info("The keyring does not answer");
            throw new NoAnswer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DropsizeException(ErrorKind.CANCELLED, e);
        }
    }

    /**
     * Closes the connection to the keyring. If opening failed, the library keeps threads that only
     * {@link System#exit} ends.
     */
    @Override
    public void close() {
        OpenKeyring open = ring;
        if (open != null && (overdue == null || overdue.isDone())) {
            try {
                answer(
                        thread.submit(
                                () -> {
                                    open.close();
                                    return true;
                                }),
                        CLOSING);
            } catch (NoAnswer e) {
                LOG.debug("The keyring was not closed", e);
            }
        }
        ring = null;
        closed = true;
        thread.shutdownNow();
    }
}
