package io.dropsize.ui.upload.rows;

import io.dropsize.pipeline.queue.BatchProgress;
import io.dropsize.ui.kit.Ticker;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All running uploads, of any drop, as shown by the bar. */
public final class OpenBatch {
    private final Batch batch = new Batch();
    private final ReadOnlyObjectWrapper<BatchView> view =
            new ReadOnlyObjectWrapper<>(BatchView.IDLE);
    private final ReadOnlyObjectWrapper<Optional<LastUpload>> lastUpload =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper stored = new ReadOnlyIntegerWrapper();
    private final Runnable ended;
    private final Ticker seconds;
    private boolean open;

    /**
     * @param ended called each time nothing is running any more
     * @param another called each second while the batch is running, to request {@link #show}, so
     *     that stalled uploads are shown as well
     */
    public OpenBatch(Runnable ended, Runnable another) {
        this.ended = ended;
        this.seconds = new Ticker(Duration.ofSeconds(1), another);
    }

    public ReadOnlyObjectProperty<BatchView> view() {
        return view.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<LastUpload>> lastUpload() {
        return lastUpload.getReadOnlyProperty();
    }

    /**
     * The number of images uploaded in this run. It doesn't change with each image, but when the
     * uploads of a drop have ended, or when the remaining ones make no progress.
     */
    public ReadOnlyIntegerProperty stored() {
        return stored.getReadOnlyProperty();
    }

    /** Shows the last upload of an earlier run, until there is one in this run. */
    public void remember(LastUpload earlier) {
        if (lastUpload.get().isEmpty()) {
            lastUpload.set(Optional.of(earlier));
        }
    }

    /** Adds a row that is started now. */
    public void goesOff(UploadRow row) {
        batch.add(row, System.nanoTime());
        open = true;
    }

    /** Adds a row that had ended before the program started. */
    public void hadEnded(UploadRow row) {
        batch.add(row, System.nanoTime());
    }

    /**
     * Updates the bar, and ends the batch if it is complete.
     *
     * @param rows the whole list
     * @param dropEnded whether the uploads of a drop have ended since the last call
     * @param moreToCome whether more images of the batch are expected, or its links are still being
     *     copied
     */
    public void show(List<UploadRow> rows, boolean dropEnded, boolean moreToCome, boolean paused) {
        BatchProgress progress = batch.progress();
        if (dropEnded || !batch.isProgressing(paused)) {
            stored.set(batch.stored());
        }
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
        view.set(now.withRows(ListCounts.of(rows)));
        if (open && !running) {
            open = false;
            batch.end();
            end();
        }
    }

    private void end() {
        long done = batch.rows().stream().filter(UploadRow::isDone).count();
        if (done > 0) {
            lastUpload.set(Optional.of(new LastUpload((int) done, Instant.now())));
        }
        ended.run();
    }
}
