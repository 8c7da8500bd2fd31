package io.dropsize.ui.upload.model;

import io.dropsize.ui.upload.intake.FrameBudget;
import io.dropsize.ui.upload.rows.Countdown;
import io.dropsize.ui.upload.rows.UploadRow;

import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The rows that have changed and are not refreshed yet. On the JavaFX thread, except {@link #add}.
 */
final class ChangedRows {
    private final Set<UploadRow> rows = ConcurrentHashMap.newKeySet();
    private final Countdown countdown = new Countdown();

    /** Adds a row that has changed. Thread-safe. */
    void add(UploadRow row) {
        rows.add(row);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * Refreshes as many rows as time permits.
     *
     * @param fetched receives each row whose image has been loaded from the web
     */
    void refresh(FrameBudget budget, Consumer<UploadRow> fetched) {
        Iterator<UploadRow> some = rows.iterator();
        while (some.hasNext() && !budget.isSpent()) {
            UploadRow row = some.next();
            some.remove();
            row.refresh();
            if (row.takeFetched()) {
                fetched.accept(row);
            }
            countdown.follow(row);
        }
    }
}
