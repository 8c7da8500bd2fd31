package io.dropsize.ui.upload.model;

import io.dropsize.ui.upload.intake.FrameBudget;
import io.dropsize.ui.upload.rows.UploadRow;

import javafx.application.Platform;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/**
 * Cancels many rows in several tasks, so that the window responds meanwhile. On the JavaFX thread.
 */
final class Cancellation {
    private final Deque<UploadRow> rows;
    private final Runnable done;

    private Cancellation(Collection<UploadRow> rows, Runnable done) {
        this.rows = new ArrayDeque<>(rows);
        this.done = done;
    }

    /**
     * Cancels these rows, the last ones first, so that no others start meanwhile.
     *
     * @param done called when all are cancelled; before this method returns if they are few
     */
    static void start(Collection<UploadRow> rows, Runnable done) {
        new Cancellation(rows, done).advance();
    }

    private void advance() {
        FrameBudget budget = new FrameBudget();
        while (!rows.isEmpty() && !budget.isSpent()) {
            rows.removeLast().job().cancel();
        }
        if (rows.isEmpty()) {
            done.run();
        } else {
            Platform.runLater(this::advance);
        }
    }
}
