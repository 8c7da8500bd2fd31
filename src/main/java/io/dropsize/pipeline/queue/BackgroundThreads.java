package io.dropsize.pipeline.queue;

import java.util.concurrent.ThreadFactory;

/** Daemon threads with the lowest priority, so that the window goes first. Linux ignores it. */
public final class BackgroundThreads {
    private BackgroundThreads() {}

    /**
     * Creates threads with numbered names.
     *
     * @param name the beginning of their names
     */
    public static ThreadFactory named(String name) {
        return Thread.ofPlatform().name(name, 1).daemon().priority(Thread.MIN_PRIORITY).factory();
    }
}
