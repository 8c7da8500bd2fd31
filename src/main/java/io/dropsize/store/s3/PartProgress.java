package io.dropsize.store.s3;

import java.util.function.LongConsumer;

/** Adds up how far parts are that are sent side by side. */
final class PartProgress {
    private final long[] counts;
    private final LongConsumer listener;
    private long total;

    PartProgress(int parts, LongConsumer listener) {
        this.counts = new long[parts];
        this.listener = listener;
    }

    /** One after the other, so that the listener never hears an older count after a newer one. */
    synchronized void at(Part part, long bytes) {
        int index = part.number() - 1;
        total += bytes - counts[index];
        counts[index] = bytes;
        listener.accept(total);
    }
}
