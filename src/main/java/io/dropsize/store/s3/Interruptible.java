package io.dropsize.store.s3;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs a call so that interrupting the caller ends it at once. Waiting for a socket hears no
 * interruption on a platform thread, but on a virtual one it does.
 */
final class Interruptible {
    private Interruptible() {}

    /**
     * @throws DropsizeException CANCELLED when interrupted, with the interrupt flag still set
     * @throws ExecutionException with what the call threw
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

    /** What the call threw. */
    static Throwable cause(ExecutionException failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : cause;
    }
}
