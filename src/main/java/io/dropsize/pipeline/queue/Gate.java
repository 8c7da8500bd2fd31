package io.dropsize.pipeline.queue;

/** A gate that is open or closed; threads that pass it wait while it is closed. */
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
