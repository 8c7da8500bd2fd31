package io.dropsize.ui.upload.intake;

import io.dropsize.ui.upload.rows.PendingRow;
import io.dropsize.ui.upload.rows.UploadRow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Creates rows for arriving jobs, as many as time permits. On the JavaFX thread. */
public final class RowFeed {
    /**
     * The maximum length of a list whose headers are read immediately; in longer ones, jobs read
     * them when they run.
     */
    private static final int MAX_HEADERS = 500;

    private final UploadIntake intake;
    private final HeaderReader headers;
    private final UploadStarter starter;
    private final BiConsumer<UploadRow, PendingRow> placed;

    /**
     * @param placed receives each new row before it is visible
     */
    public RowFeed(
            UploadIntake intake,
            HeaderReader headers,
            UploadStarter starter,
            BiConsumer<UploadRow, PendingRow> placed) {
        this.intake = intake;
        this.headers = headers;
        this.starter = starter;
        this.placed = placed;
    }

    /**
     * Returns the rows of arrived jobs.
     *
     * @param shown the number of existing rows
     */
    public List<UploadRow> take(FrameBudget budget, int shown) {
        List<UploadRow> fresh = new ArrayList<>();
        while (budget.hasRoom(shown, fresh.size())) {
            PendingRow arrival = intake.next();
            if (arrival == null) {
                break;
            }
            UploadRow row = row(arrival);
            fresh.add(row);
            if (!arrival.starts() || shown + fresh.size() < MAX_HEADERS) {
                headers.read(row);
            }
        }
        return fresh;
    }

    private UploadRow row(PendingRow arrival) {
        UploadRow row = new UploadRow(arrival);
        starter.name(row);
        starter.follow(row);
        placed.accept(row, arrival);
        return row;
    }
}
