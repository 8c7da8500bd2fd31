package io.dropsize.ui.upload.rows;

import io.dropsize.ui.kit.Ticker;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Refreshes each second the rows that wait for their next try or may wait for a response. On the
 * JavaFX thread.
 */
public final class Countdown {
    private final Set<UploadRow> rows = new HashSet<>();
    private final Ticker seconds =
            new Ticker(Duration.ofSeconds(1), () -> rows.forEach(UploadRow::refresh));

    /** Adds or removes the row, according to its current state. */
    public void follow(UploadRow row) {
        if (row.state() == RowState.RETRYING || row.state() == RowState.UPLOADING) {
            rows.add(row);
            seconds.start();
        } else if (rows.remove(row) && rows.isEmpty()) {
            seconds.stop();
        }
    }
}
