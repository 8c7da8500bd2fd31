package io.dropsize.pipeline.queue;

/**
 * The limits for parallel work.
 *
 * @param makers copies made in parallel, at least 1
 * @param senders uploads in parallel, at least 1
 * @param megabytesInFlight finished copies that wait for their upload or are being sent; a larger
 *     one is uploaded alone
 */
public record JobLimits(int makers, int senders, int megabytesInFlight) {

    /** Returns as many makers as cores but at most four, eight senders, and 64 MB. */
    public static JobLimits ofThisComputer() {
        return new JobLimits(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4), 8, 64);
    }
}
