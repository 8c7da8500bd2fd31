package io.dropsize.pipeline.queue;

/**
 * How much runs at once.
 *
 * @param makers copies made side by side, at least 1
 * @param senders uploads side by side, at least 1
 * @param megabytesInFlight finished copies that wait for their upload or are on it; a larger one
 *     goes alone
 */
public record JobLimits(int makers, int senders, int megabytesInFlight) {

    /** As many makers as cores but at most four, eight senders, 64 MB. */
    public static JobLimits ofThisComputer() {
        return new JobLimits(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4), 8, 64);
    }
}
