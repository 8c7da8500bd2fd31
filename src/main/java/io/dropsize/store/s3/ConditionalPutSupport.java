package io.dropsize.store.s3;

import software.amazon.awssdk.services.s3.model.S3Exception;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Determines whether a service supports conditional puts ({@code If-None-Match: *}). Some services
 * reject the condition, which is detected immediately; others ignore it and overwrite. Therefore
 * the condition is trusted only after a test: after a few puts, one of them is sent again, and a
 * service that supports the condition rejects it. Until then, and if the service doesn't support
 * it, a HEAD request precedes each put.
 */
final class ConditionalPutSupport {
    /**
     * The number of puts before the test, so that a command which uploads a single picture needs
     * none.
     */
    private static final int PUTS_BEFORE_TEST = 2;

    /** The maximum size of the object that is sent again for the test, in bytes. */
    private static final long MAX_TEST_BYTES = 1L << 20;

    /** The size in bytes above which a rejected put takes longer than a HEAD request. */
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

    /** Returns whether to send a HEAD request before a put of this length. */
    boolean needsHead(long bytes) {
        return known != Known.HONOURED || bytes > CHEAP_BYTES;
    }

    /** Returns whether to send the condition. A service may ignore it. */
    boolean send() {
        return known != Known.REFUSED;
    }

    /** Returns whether the service may support the condition: it has not proved otherwise. */
    boolean mayBeSupported() {
        return known == Known.NOTHING || known == Known.HONOURED;
    }

    void refused() {
        known = Known.REFUSED;
    }

    /**
     * Returns whether a completed put should be sent once more as a test. Returns true to one
     * caller only.
     */
    boolean shouldTest(long bytes) {
        return stored.incrementAndGet() >= PUTS_BEFORE_TEST
                && known == Known.NOTHING
                && bytes <= MAX_TEST_BYTES
                && trying.compareAndSet(false, true);
    }

    void heldInTrial() {
        known = Known.HONOURED;
    }

    void brokenInTrial() {
        known = Known.IGNORED;
    }

    /** Records that the test was inconclusive, so that another put is used for it. */
    void testInconclusive() {
        trying.set(false);
    }

    /**
     * Returns whether the response may mean that the service doesn't support the condition. Such
     * services return 501, or one of the general codes for invalid requests. From a service that
     * has honoured the condition before, these codes have other reasons.
     */
    boolean isUnsupported(S3Exception answer) {
        String code = new ErrorResponse(answer).code();
        return send()
                && (answer.statusCode() == 501
                        || code.equals("NotImplemented")
                        || (answer.statusCode() == 400
                                && known != Known.HONOURED
                                && (code.isEmpty() || GENERAL_CODES.contains(code))));
    }

    /** Returns whether the response means that an object exists, or is being put. */
    static boolean isConflict(S3Exception answer) {
        return isExisting(answer) || answer.statusCode() == 409;
    }

    /** Returns whether the response means that an object exists. */
    static boolean isExisting(S3Exception answer) {
        return answer.statusCode() == 412;
    }
}
