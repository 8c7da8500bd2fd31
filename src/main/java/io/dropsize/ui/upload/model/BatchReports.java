package io.dropsize.ui.upload.model;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.ui.upload.intake.Notice;
import io.dropsize.ui.upload.rows.DropBatch;
import io.dropsize.ui.upload.rows.DropBatches;
import io.dropsize.ui.upload.rows.PendingRow;
import io.dropsize.ui.upload.rows.UploadRow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reports each batch when it has ended: copies its links, and notifies listeners of its images. On
 * the JavaFX thread.
 */
final class BatchReports {
    /** The maximum number of images of a batch that are reported to the listener. */
    private static final int MAX_REPORTED = 200;

    private final AutoCopy copies;
    private final LocalLinksTip tip;
    private final Notice notice;
    private final DropBatches batches;
    private final DropBatches ofPrograms =
            new DropBatches(_ -> false, ended -> report(ended.done()));
    private final List<Consumer<Plan>> uploaded = new ArrayList<>();

    /**
     * @param moreToCome whether more rows of the batch with this key are expected
     * @param notice shows that links don't open
     */
    BatchReports(Predicate<Object> moreToCome, AutoCopy copies, LocalLinksTip tip, Notice notice) {
        this.copies = copies;
        this.tip = tip;
        this.notice = notice;
        this.batches = new DropBatches(moreToCome, this::ended);
    }

    /**
     * Reports the uploaded images of a batch when it has ended; of a large batch only the last 200.
     *
     * @param listener called on the JavaFX thread
     */
    void onUploaded(Consumer<Plan> listener) {
        uploaded.add(listener);
    }

    /** Adds a row to the batch of its drop, or of the program that has submitted it. */
    void add(UploadRow row, PendingRow arrival) {
        (arrival.start() == PendingRow.Start.FOR_A_PROGRAM ? ofPrograms : batches)
                .add(row, arrival.batch());
    }

    /** Adds rows that the user started together, except those whose own batch has not ended. */
    void addTogether(List<UploadRow> some) {
        batches.addTogether(some);
    }

    /**
     * Reports the batches that are complete.
     *
     * @param list all rows, in order
     * @return whether a batch has ended
     */
    boolean endCompleted(List<UploadRow> list) {
        boolean ended = batches.endCompleted(list);
        return ofPrograms.endCompleted(list) || ended;
    }

    /** Returns whether the links of an ended batch are still being copied. */
    boolean isWriting() {
        return copies.isWriting();
    }

    private void ended(DropBatch.Ended batch) {
        tip.uploaded(batch.done());
        warning(batch.done()).ifPresent(problem -> notice.say(ErrorText.of(problem)));
        copies.ended(batch);
        report(batch.done());
    }

    /** Returns the warning of an image whose link does not open for visitors, or of a mirror. */
    private static Optional<DropsizeException> warning(List<UploadRow> done) {
        return done.stream()
                .flatMap(row -> row.done().stream())
                .flatMap(outcome -> outcome.published().warnings().stream())
                .filter(
                        warning ->
                                warning.kind() == ErrorKind.LINK_NOT_PUBLIC
                                        || warning.kind() == ErrorKind.MIRROR_FAILED)
                .findFirst();
    }

    private void report(List<UploadRow> done) {
        for (UploadRow row : done.subList(Math.max(0, done.size() - MAX_REPORTED), done.size())) {
            row.done().ifPresent(it -> uploaded.forEach(one -> one.accept(it.plan())));
        }
    }
}
