package io.dropsize.ui.upload.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The running batches; each ends independently of the others. On the JavaFX thread. */
public final class DropBatches {
    private final Predicate<Object> moreToCome;
    private final Consumer<DropBatch.Ended> ended;
    private final Map<Object, DropBatch> open = new LinkedHashMap<>();
    private long begun;

    /**
     * @param moreToCome whether more rows of the batch with this key are expected
     * @param ended receives each batch when it ends
     */
    public DropBatches(Predicate<Object> moreToCome, Consumer<DropBatch.Ended> ended) {
        this.moreToCome = moreToCome;
        this.ended = ended;
    }

    /**
     * Adds a row.
     *
     * @param key equal for the rows of one batch
     */
    public void add(UploadRow row, Object key) {
        open.computeIfAbsent(key, _ -> new DropBatch(++begun)).add(row);
    }

    /** Adds rows that the user started together, except those whose own batch has not ended. */
    public void addTogether(List<UploadRow> some) {
        Object key = new Object();
        List<UploadRow> others =
                some.stream()
                        .filter(row -> open.values().stream().noneMatch(own -> own.contains(row)))
                        .toList();
        others.forEach(row -> add(row, key));
    }

    /**
     * Ends the batches that are complete.
     *
     * @param list all rows, in order
     * @return whether a batch has ended
     */
    public boolean endCompleted(List<UploadRow> list) {
        List<DropBatch> over = new ArrayList<>();
        open.entrySet()
                .removeIf(
                        each -> {
                            boolean ends =
                                    each.getValue().isOver() && !moreToCome.test(each.getKey());
                            if (ends) {
                                over.add(each.getValue());
                            }
                            return ends;
                        });
        over.forEach(batch -> ended.accept(batch.end(list, begun)));
        return !over.isEmpty();
    }
}
