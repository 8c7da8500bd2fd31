package io.dropsize.store.s3.http;

/** The time since the last byte of a response. Thread-safe. */
final class IdleTime {
    private volatile long last = System.nanoTime();

    /** Records that bytes have just arrived. */
    void arrived() {
        last = System.nanoTime();
    }

    long nanos() {
        return System.nanoTime() - last;
    }
}
