package io.dropsize.ui.upload.rows;

import io.dropsize.error.ErrorText;
import io.dropsize.pipeline.queue.BatchProgress;
import io.dropsize.pipeline.queue.JobState;
import io.dropsize.ui.kit.Amounts;
import io.dropsize.ui.kit.Texts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The rows that were started since the queue was last idle, as one unit of work. */
final class Batch {
    private final Set<UploadRow> rows = new LinkedHashSet<>();
    private final RateMeter rate = new RateMeter();
    private final RateMeter pace = new RateMeter();
    private long startNanos;
    private double behind;
    private int storedBefore;
    private boolean over;

    /** Adds a row. The first one after {@link #end} starts a new batch. */
    void add(UploadRow row, long nanos) {
        if (over) {
            storedBefore = stored();
            rows.clear();
            rate.clear();
            pace.clear();
            behind = 0;
            over = false;
        }
        if (rows.isEmpty()) {
            startNanos = nanos;
        }
        if (rows.add(row)) {
            behind += row.job().snapshot().progress();
        }
    }

    void end() {
        over = true;
    }

    List<UploadRow> rows() {
        return new ArrayList<>(rows);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    BatchProgress progress() {
        return BatchProgress.of(rows.stream().map(row -> row.job().snapshot()).toList());
    }

    /** The number of uploaded images in this and all earlier batches. */
    int stored() {
        return storedBefore + progress().done();
    }

    /** Whether an image is being made or sent, or will be without a pause. */
    boolean isProgressing(boolean paused) {
        return rows.stream()
                .map(UploadRow::job)
                .anyMatch(
                        job ->
                                switch (job.snapshot().state()) {
                                    case WAITING -> !paused;
                                    case FETCHING, RESIZING -> true;
                                    case UPLOADING -> !job.isWithoutResponse();
                                    case HELD, RETRYING, OFFLINE, DONE, FAILED, CANCELLED -> false;
                                });
    }

    private Optional<String> unreachable() {
        return rows.stream()
                .map(row -> row.job().snapshot())
                .filter(job -> job.state() == JobState.OFFLINE && job.retryState() != null)
                .findFirst()
                .map(job -> Objects.requireNonNull(job.retryState()).reason())
                .map(
                        reason ->
                                reason.kind().isSessionOver()
                                        ? ErrorText.brief(reason)
                                        : Texts.of(
                                                "upload.bar.offline",
                                                String.join(" ", reason.context())));
    }

    /**
     * Returns the bar's current state.
     *
     * @param running whether uploads are running or pending
     */
    BatchView view(BatchProgress progress, boolean running, boolean paused, long nanos) {
        rate.add(progress.sent(), nanos);
        pace.add((long) (progress.fraction() * Integer.MAX_VALUE), nanos);
        String count = BatchView.count(progress.done(), progress.total(), progress.failed());
        List<String> amounts = new ArrayList<>();
        boolean standing = progress.stuck() || paused;
        if (paused && running) {
            amounts.add(Texts.of("upload.bar.paused"));
        } else if (progress.stuck()) {
            unreachable().ifPresent(amounts::add);
        }
        if (progress.toSend() > 0) {
            amounts.add(
                    Texts.of(
                            "upload.bar.bytes",
                            Amounts.bytes(progress.sent()),
                            Amounts.bytes(progress.toSend())));
        }
        if (running && !standing && rate.perSecond() > 0) {
            amounts.add(Amounts.bytes(rate.perSecond()) + "/s");
        }
        double won = progress.fraction() - behind / Math.max(1, rows.size());
        if (running && !standing && won > 0.02 && pace.perSecond() > 0) {
            long spent = nanos - startNanos;
            long left = (long) (spent * (1 - progress.fraction()) / won);
            amounts.add(Texts.of("upload.bar.left", Amounts.duration(Duration.ofNanos(left))));
        }
        String saved =
                progress.saved() > 0
                        ? Texts.of("upload.bar.saved", Amounts.bytes(progress.saved()))
                        : "";
        return new BatchView(
                running,
                progress.done(),
                progress.failed(),
                progress.failed(),
                progress.ended(),
                progress.stuck(),
                count,
                String.join(" · ", amounts),
                saved,
                progress.fraction());
    }
}
