package io.dropsize.pipeline.queue;

import java.time.Duration;
import java.time.Instant;

/** Does things later. Tests have one whose time they move themselves. */
public interface Timer extends AutoCloseable {
    Instant now();

    /**
     * @param action must be quick; runs on a thread of the timer's
     */
    void after(Duration pause, Runnable action);

    /** What was to come does not come any more. */
    @Override
    void close();
}
