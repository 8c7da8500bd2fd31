package io.dropsize.ui.upload.rows;

import io.dropsize.pipeline.queue.JobState;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The rows of one drop, paste, retry or Upload command: their links are copied together. */
public final class DropBatch {
    private final long number;
    private final Set<UploadRow> rows = new LinkedHashSet<>();

    /**
     * The result of a batch.
     *
     * @param number higher than that of every batch that started earlier
     * @param begun the number of the last batch that started before this one ended
     * @param done in the order of the list
     * @param failed in the order of the list, without rows that the user removed
     */
    public record Ended(long number, long begun, List<UploadRow> done, List<UploadRow> failed) {}

    DropBatch(long number) {
        this.number = number;
    }

    void add(UploadRow row) {
        rows.add(row);
    }

    boolean contains(UploadRow row) {
        return rows.contains(row);
    }

    boolean isOver() {
        return rows.stream().allMatch(row -> row.job().snapshot().state().ended());
    }

    /**
     * Ends the batch.
     *
     * @param list all rows, in order; completed ones that were removed from the list come first
     */
    Ended end(List<UploadRow> list, long begun) {
        Set<UploadRow> removed = new LinkedHashSet<>(rows);
        removed.removeAll(new HashSet<>(list));
        List<UploadRow> listed = list.stream().filter(rows::contains).toList();
        List<UploadRow> done = new ArrayList<>(with(JobState.DONE, List.copyOf(removed)));
        done.addAll(with(JobState.DONE, listed));
        return new Ended(number, begun, List.copyOf(done), with(JobState.FAILED, listed));
    }

    private static List<UploadRow> with(JobState state, List<UploadRow> some) {
        Predicate<UploadRow> fits = row -> row.job().snapshot().state() == state;
        return some.stream().filter(fits).toList();
    }
}
