package io.dropsize.store.s3;

import software.amazon.awssdk.services.s3.model.S3Exception;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What is known of a service's way with the condition "only if nothing is there" ({@code
 * If-None-Match: *}). Some refuse it, which is heard at once; some pass it over without a word and
 * overwrite. So it is believed only after it was seen to hold: when a few puts were done, one of
 * them is sent again, and a service that means it says no. Until then, and where it does not hold,
 * a look at the key goes before each put.
 */
final class Conditions {
    /** A command that uploads one picture need not know; a batch soon does. */
    private static final int PUTS_BEFORE_THE_TRIAL = 2;

    /** What is sent twice for the sake of knowledge should be small. */
    private static final long LARGEST_TRIAL_BYTES = 1L << 20;

    /** Sending this much in vain takes longer than to ask beforehand. */
    private static final long CHEAP_BYTES = 1L << 20;

    private enum Known {
        NOTHING,
        HONOURED,
        IGNORED,
        REFUSED
    }

    private volatile Known known = Known.NOTHING;
    private final AtomicInteger stored = new AtomicInteger();
    private final AtomicBoolean trying = new AtomicBoolean();

    /** Whether to look at the key before putting so many bytes. */
    boolean lookFirst(long bytes) {
        return known != Known.HONOURED || bytes > CHEAP_BYTES;
    }

    /** Whether to send the condition along. It does no harm where it is passed over. */
    boolean send() {
        return known != Known.REFUSED;
    }

    void refused() {
        known = Known.REFUSED;
    }

    /** Whether a put that was just done should be sent once more. One caller hears yes. */
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

    /** The trial told nothing; another put may try. */
    void trialFailed() {
        trying.set(false);
    }

    /** Whether a service says that it doesn't know the condition. */
    static boolean isUnknownTo(S3Exception answer) {
        return answer.statusCode() == 501
                || (answer.awsErrorDetails() != null
                        && "NotImplemented".equals(answer.awsErrorDetails().errorCode()));
    }

    /** Whether a service says that something is there, or is being put there. */
    static boolean isUnmet(S3Exception answer) {
        return answer.statusCode() == 412 || answer.statusCode() == 409;
    }
}
