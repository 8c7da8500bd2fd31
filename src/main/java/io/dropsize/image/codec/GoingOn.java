package io.dropsize.image.codec;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

/** Whether somebody still wants what this thread works on. */
public final class GoingOn {
    private GoingOn() {}

    /**
     * To be called between two steps of work.
     *
     * @throws DropsizeException CANCELLED if the thread is interrupted; it stays so
     */
    public static void require() {
        if (Thread.currentThread().isInterrupted()) {
            throw new DropsizeException(ErrorKind.CANCELLED);
        }
    }
}
