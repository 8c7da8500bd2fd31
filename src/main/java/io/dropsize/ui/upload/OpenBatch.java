package io.dropsize.ui.upload;

import io.dropsize.pipeline.BatchProgress;
import io.dropsize.ui.kit.Ticker;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The batch under way: what the bar shows of it, and what becomes of its links at its end. */
final class OpenBatch {
    private final Batch batch = new Batch();
    private final ReadOnlyObjectWrapper<BatchView> view =
            new ReadOnlyObjectWrapper<>(BatchView.IDLE);
    private final ReadOnlyObjectWrapper<Optional<LastUpload>> lastUpload =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Consumer<List<UploadRow>> ended;
    private final Ticker seconds;
    private boolean open;

    /**
     * @param ended hears of the rows that are done, in the order of the list, each time a batch
     *     ends
     * @param another asks for {@link #show} each second while the batch is under way: that nothing
     *     moves is to be seen as well
     */
    OpenBatch(Consumer<List<UploadRow>> ended, Runnable another) {
        this.ended = ended;
        this.seconds = new Ticker(Duration.ofSeconds(1), another);
    }

    ReadOnlyObjectProperty<BatchView> view() {
        return view.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<LastUpload>> lastUpload() {
        return lastUpload.getReadOnlyProperty();
    }

    /** Adds a row that goes off now. */
    void goesOff(UploadRow row) {
        batch.add(row, System.nanoTime());
        open = true;
    }

    /** Adds a row that had ended before the program began. */
    void hadEnded(UploadRow row) {
        batch.add(row, System.nanoTime());
    }

    /**
     * Shows this moment, and ends the batch if it is over.
     *
     * @param rows the whole list
     * @param moreToCome whether more is on its way that belongs to the batch
     */
    void show(List<UploadRow> rows, boolean moreToCome, boolean paused) {
        BatchProgress progress = batch.progress();
        boolean running = open && (progress.running() || moreToCome);
        BatchView now =
                batch.isEmpty()
                        ? BatchView.IDLE
                        : batch.view(progress, running, paused, System.nanoTime());
        if (running) {
            seconds.start();
        } else {
            seconds.stop();
        }
        view.set(now.withRows(any(rows, RowState.FAILED), any(rows, RowState.DONE)));
        if (open && !running) {
            open = false;
            batch.end();
            end(rows);
        }
    }

    private static boolean any(List<UploadRow> rows, RowState state) {
        return rows.stream().anyMatch(row -> row.state() == state);
    }

    private void end(List<UploadRow> rows) {
        Map<UploadRow, Integer> places = new HashMap<>();
        rows.forEach(row -> places.put(row, places.size()));
        List<UploadRow> done =
                batch.rows().stream()
                        .filter(row -> row.done().isPresent())
                        .sorted(Comparator.comparing(row -> places.getOrDefault(row, -1)))
                        .toList();
        ended.accept(done);
        if (!done.isEmpty()) {
            lastUpload.set(Optional.of(new LastUpload(done.size(), Instant.now())));
        }
    }
}
