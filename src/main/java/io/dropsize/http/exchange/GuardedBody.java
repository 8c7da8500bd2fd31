package io.dropsize.http.exchange;

import org.gaul.shaded.org.eclipse.jetty.io.Content;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

import java.util.function.LongSupplier;

/** A request whose body fails to be read if it is too long or arrives too slowly. */
public final class GuardedBody extends Request.Wrapper {
    private static final long NANOS = 1_000_000_000L;
    private static final int MEGABYTE_BITS = 20;

    private final EndpointLimits limits;
    private final LongSupplier nanos;
    private final long begun;
    private volatile long bytes;

    /**
     * @param nanos a monotonic clock
     */
    public GuardedBody(Request request, EndpointLimits limits, LongSupplier nanos) {
        super(request);
        this.limits = limits;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
    }

    @Override
    public Content.Chunk read() {
        Content.Chunk chunk = super.read();
        if (chunk == null || Content.Chunk.isFailure(chunk)) {
            return chunk;
        }
        bytes += chunk.remaining();
        RefusedException fault = fault(chunk.isLast());
        if (fault == null) {
            return chunk;
        }
        chunk.release();
        return Content.Chunk.from(fault, true);
    }

    private @Nullable RefusedException fault(boolean last) {
        if (bytes > limits.bodyBytes()) {
            return tooLarge(limits.bodyBytes());
        }
        long elapsed = nanos.getAsLong() - begun - limits.grace().toNanos();
        double expected = (double) elapsed / NANOS * limits.bytesPerSecond();
        return !last && elapsed > 0 && bytes < expected
                ? new RefusedException(Refusal.BODY_TOO_SLOW)
                : null;
    }

    /** The number of bytes that have been read. */
    public long bytes() {
        return bytes;
    }

    static RefusedException tooLarge(long limit) {
        long megabytes = Math.max(1, limit >> MEGABYTE_BITS);
        return new RefusedException(Refusal.BODY_TOO_LARGE, Long.toString(megabytes));
    }
}
