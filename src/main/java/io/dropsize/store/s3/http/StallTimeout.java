package io.dropsize.store.s3.http;

import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Aborts one call if no byte of its body has been sent for too long. */
final class StallTimeout {
    private static final int LOOKS = 8;

    private final ScheduledExecutorService clock;
    private final Duration idle;
    private volatile long lastMove = System.nanoTime();
    private volatile boolean silent;

    StallTimeout(ScheduledExecutorService clock, Duration idle) {
        this.clock = clock;
        this.idle = idle;
    }

    /** Records that bytes have just been sent. */
    void moved() {
        lastMove = System.nanoTime();
    }

    ExecutableHttpRequest over(ExecutableHttpRequest call) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return watched(call);
            }

            @Override
            public void abort() {
                call.abort();
            }
        };
    }

    private HttpExecuteResponse watched(ExecutableHttpRequest call) throws IOException {
        moved();
        long step = idle.dividedBy(LOOKS).toNanos();
        ScheduledFuture<?> looking =
                clock.scheduleWithFixedDelay(
                        () -> abortIfIdle(call), step, step, TimeUnit.NANOSECONDS);
        try {
            return call.call();
        } catch (IOException | RuntimeException e) {
            if (silent) {
                var timeout = new SocketTimeoutException("nothing moved for " + idle);
                timeout.initCause(e);
                throw timeout;
            }
            throw e;
        } finally {
            looking.cancel(false);
        }
    }

    /**
     * Aborts the call if it is idle. Runs slightly later than the socket's own timeout, which
     * limits the wait for the response's first byte.
     */
    private void abortIfIdle(ExecutableHttpRequest call) {
        long limit = idle.plus(idle.dividedBy(LOOKS)).toNanos();
        if (System.nanoTime() - lastMove > limit) {
            silent = true;
            call.abort();
        }
    }
}
