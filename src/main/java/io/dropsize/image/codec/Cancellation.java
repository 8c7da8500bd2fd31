package io.dropsize.image.codec;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

/** Checks whether the current work has been cancelled. */
public final class Cancellation {
    private Cancellation() {}

    /**
     * Throws if the work is cancelled. Call it between two steps of work.
     *
     * @throws DropsizeException CANCELLED if the thread is interrupted; its interrupt flag is not
     *     cleared
     */
    public static void require() {
        if (Thread.currentThread().isInterrupted()) {
            throw new DropsizeException(ErrorKind.CANCELLED);
        }
    }
}
