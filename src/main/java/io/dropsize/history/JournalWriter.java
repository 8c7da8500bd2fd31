package io.dropsize.history;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Writes to the journal on its own thread, in the order of the calls. Writes that arrive while it
 * is busy share one transaction, so that many steps cost one disk sync.
 */
final class JournalWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    private static final int MAX_TOGETHER = 2000;
    private static final int MILLIS_TO_END = 10_000;

    private final Connection connection;
    private final Consumer<Exception> failed;
    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
    private final Thread thread;
    private boolean over; // guarded by items

    /** A write operation. */
    @FunctionalInterface
    interface Write {
        void to(Connection connection) throws SQLException;
    }

    private record Item(Write write, CompletableFuture<Boolean> written, boolean last) {}

    /**
     * @param failed receives the error of a failed write, on the writer's thread
     */
    JournalWriter(Connection connection, Consumer<Exception> failed) {
        this.connection = connection;
        this.failed = failed;
        this.thread = Thread.ofPlatform().name("dropsize-journal").daemon().start(this::run);
    }

    /** Returns immediately. The result is completed when the write is on disk or has failed. */
    CompletableFuture<Boolean> write(Write write) {
        CompletableFuture<Boolean> written = new CompletableFuture<>();
        add(new Item(write, written, false));
        return written;
    }

    private void add(Item item) {
        synchronized (items) {
            if (!over) {
                items.add(item);
                return;
            }
        }
        item.written().complete(false);
    }

    /** Returns when all earlier writes are done. */
    @Override
    public void close() {
        add(new Item(_ -> {}, new CompletableFuture<>(), true));
        try {
            thread.join(MILLIS_TO_END);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (connection) {
            boolean last = false;
            while (!last) {
                List<Item> some = new ArrayList<>();
                some.add(items.take());
                items.drainTo(some, MAX_TOGETHER);
                last = some.stream().anyMatch(Item::last);
                try {
                    together(some);
                } finally {
                    // No effect on those that are written: they have their result already.
                    some.forEach(item -> item.written().complete(false));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.warn("the journal was not closed properly", e);
        } finally {
            end();
        }
    }

    /** Completes the futures of writes that are not executed any more. */
    private void end() {
        List<Item> late = new ArrayList<>();
        synchronized (items) {
            over = true;
            items.drainTo(late);
        }
        late.forEach(item -> item.written().complete(false));
    }

    /**
     * All in one transaction; if that fails, each in its own, so that one failure doesn't affect
     * the others.
     */
    private void together(List<Item> some) {
        try {
            transaction(some);
        } catch (SQLException | RuntimeException e) {
            if (some.size() == 1) {
                LOG.warn("not written into the journal", e);
                failed.accept(e);
            } else {
                some.forEach(item -> together(List.of(item)));
            }
        }
    }

    private void transaction(List<Item> some) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                for (Item item : some) {
                    item.write().to(connection);
                }
                statement.execute("COMMIT");
            } catch (SQLException | RuntimeException e) {
                rollBack(statement, e);
                throw e;
            }
        }
        some.forEach(item -> item.written().complete(true));
    }

    /** Some errors end the transaction. */
    private static void rollBack(Statement statement, Exception why) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }
}
