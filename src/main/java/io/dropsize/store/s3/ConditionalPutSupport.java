package io.dropsize.store.s3;

import software.amazon.awssdk.services.s3.model.S3Exception;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether a service supports the condition "only if nothing exists" ({@code If-None-Match: *}).
 * Some services reject it, which is detected immediately; some silently ignore it and overwrite. So
 * it is trusted only after a test: after a few puts, one of them is sent again, and a service that
 * supports the condition rejects it. Until then, and if the service doesn't support it, a HEAD
 * request precedes each put.
 */
final class ConditionalPutSupport {
    /** A command that uploads one picture needs no test; a batch soon does. */
    private static final int PUTS_BEFORE_THE_TRIAL = 2;

    /** The object that is sent again for the test should be small. */
    private static final long LARGEST_TRIAL_BYTES = 1L << 20;

    /** Sending more than this for nothing takes longer than a HEAD request. */
    private static final long CHEAP_BYTES = 1L << 20;

    private static final Set<String> GENERAL_CODES =
            Set.of("InvalidArgument", "InvalidRequest", "InvalidHeader", "BadRequest");

    private enum Known {
        NOTHING,
        HONOURED,
        IGNORED,
        REFUSED
    }

    private volatile Known known = Known.NOTHING;
    private final AtomicInteger stored = new AtomicInteger();
    private final AtomicBoolean trying = new AtomicBoolean();

    /** Whether to send a HEAD request before putting so many bytes. */
    boolean lookFirst(long bytes) {
        return known != Known.HONOURED || bytes > CHEAP_BYTES;
    }

    /** Whether to send the condition. It has no effect where it is ignored. */
    boolean send() {
        return known != Known.REFUSED;
    }

    /** Whether nothing is known to the contrary. */
    boolean mayHold() {
        return known == Known.NOTHING || known == Known.HONOURED;
    }

    void refused() {
        known = Known.REFUSED;
    }

    /**
     * Whether a completed put should be sent once more as a test. Returns true to one caller only.
     */
    boolean tryNow(long bytes) {
        return stored.incrementAndGet() >= PUTS_BEFORE_THE_TRIAL
                && known == Known.NOTHING
                && bytes <= LARGEST_TRIAL_BYTES
                && trying.compareAndSet(false, true);
    }

    void heldInTrial() {
        known = Known.HONOURED;
    }

    void brokenInTrial() {
        known = Known.IGNORED;
    }

    /** The test was inconclusive; another put may try. */
    void trialFailed() {
        trying.set(false);
    }

    /**
     * Whether the response may mean that the service doesn't support the condition. Services
     * without it return 501, or one of the general codes for requests that they don't understand. A
     * service that has honoured the condition means something else by them.
     */
    boolean isUnknownTo(S3Exception answer) {
        String code = new ErrorResponse(answer).code();
        return send()
                && (answer.statusCode() == 501
                        || code.equals("NotImplemented")
                        || (answer.statusCode() == 400
                                && known != Known.HONOURED
                                && (code.isEmpty() || GENERAL_CODES.contains(code))));
    }

    /** Whether the response means that an object exists, or is being put. */
    static boolean isUnmet(S3Exception answer) {
        return isExisting(answer) || answer.statusCode() == 409;
    }

    /** Whether the response means that an object exists. */
    static boolean isExisting(S3Exception answer) {
        return answer.statusCode() == 412;
    }
}
