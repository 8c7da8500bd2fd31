package io.dropsize.pipeline.queue;

/** Open or shut; who comes while it is shut waits. */
final class Gate {
    private boolean shut;

    synchronized void shut() {
        shut = true;
    }

    synchronized void open() {
        shut = false;
        notifyAll();
    }

    synchronized boolean isShut() {
        return shut;
    }

    synchronized void pass() throws InterruptedException {
        while (shut) {
            wait();
        }
    }
}
