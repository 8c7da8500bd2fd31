package io.dropsize.store.s3.http;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a call on a virtual thread, so that interrupting the caller ends it immediately: a platform
 * thread that is blocked on a socket ignores interruption, a virtual one doesn't.
 */
public final class Interruptible {
    private Interruptible() {}

    /**
     * Runs a call. Blocks.
     *
     * @throws DropsizeException CANCELLED if interrupted; the interrupt flag is not cleared
     * @throws ExecutionException with the call's exception
     */
    public static <T> T call(Callable<T> call) throws ExecutionException {
        return call(call, Duration.ofDays(1));
    }

    /**
     * Runs a call, and ends it when its response has been too slow for too long. This includes name
     * resolution, credentials and retries, for which the SDK has no such limit.
     *
     * @param idle the idle timeout
     * @throws ExecutionException with the call's exception, or with a {@link
     *     SocketTimeoutException}
     */
    public static <T> T call(Callable<T> call, Duration idle) throws ExecutionException {
        var response = new IdleTime();
        var task =
                new FutureTask<>(
                        () ->
                                ScopedValue.where(BoundedResponse.ARRIVAL, response)
                                        .call(call::call));
        Thread worker = Thread.ofVirtual().name("s3-call").start(task);
        try {
            return await(task, response, idle);
        } catch (InterruptedException e) {
            worker.interrupt();
            Thread.currentThread().interrupt();
            throw new DropsizeException(ErrorKind.CANCELLED, e);
        } catch (TimeoutException _) {
            worker.interrupt();
            throw new ExecutionException(new SocketTimeoutException("no response in " + idle));
        }
    }

    private static <T> T await(FutureTask<T> task, IdleTime response, Duration idle)
            throws ExecutionException, InterruptedException, TimeoutException {
        while (true) {
            long left = idle.toNanos() - response.nanos();
            try {
                return task.get(Math.max(0, left), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (response.nanos() >= idle.toNanos()) {
                    throw e;
                }
            }
        }
    }

    /** Returns the call's exception. */
    public static Throwable cause(ExecutionException failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : cause;
    }
}
