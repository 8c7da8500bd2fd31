package io.dropsize.store.s3;

import java.util.function.LongConsumer;

/** Sums the progress of parts that are sent in parallel. */
final class PartProgress {
    private final long[] counts;
    private final LongConsumer listener;
    private long total;

    PartProgress(int parts, LongConsumer listener) {
        this.counts = new long[parts];
        this.listener = listener;
    }

    /**
     * Sets a part's progress and notifies the listener, sequentially, so that counts never decrease
     * out of order.
     */
    synchronized void at(Part part, long bytes) {
        int index = part.number() - 1;
        total += bytes - counts[index];
        counts[index] = bytes;
        listener.accept(total);
    }
}
