package io.dropsize.store.s3;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs a call so that interrupting the caller ends it immediately. A platform thread that is
 * blocked on a socket ignores interruption, a virtual one doesn't.
 */
final class Interruptible {
    private Interruptible() {}

    /**
     * @throws DropsizeException CANCELLED if interrupted, with the interrupt flag still set
     * @throws ExecutionException with the call's exception
     */
    static <T> T call(Callable<T> call) throws ExecutionException {
        var task = new FutureTask<>(call);
        Thread worker = Thread.ofVirtual().name("s3-call").start(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            worker.interrupt();
            Thread.currentThread().interrupt();
            throw new DropsizeException(ErrorKind.CANCELLED, e);
        }
    }

    /** The call's exception. */
    static Throwable cause(ExecutionException failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : cause;
    }
}
