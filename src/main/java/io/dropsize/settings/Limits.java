package io.dropsize.settings;

import io.dropsize.pipeline.queue.JobLimits;
import io.dropsize.pipeline.queue.RetryPolicy;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * Limits for the memory of images, for parallel work and for upload tries. Changes take effect at
 * the next start.
 *
 * @param largestMegapixels of an image that is opened, at least 1; null for 400
 * @param memoryMegabytes for all images in progress, at least 1; null for three sixteenths of this
 *     computer's memory, but at least 256 and at most 2048
 * @param copiesAtOnce copies made in parallel; null for the number of cores, but at most 4
 * @param uploadsAtOnce uploads in parallel; null for 8
 * @param megabytesInFlight of finished copies that wait for their upload; null for 64
 * @param tries of an upload that fails with transient errors; null for 5
 */
public record Limits(
        @Nullable Integer largestMegapixels,
        @Nullable Integer memoryMegabytes,
        @Nullable Integer copiesAtOnce,
        @Nullable Integer uploadsAtOnce,
        @Nullable Integer megabytesInFlight,
        @Nullable Integer tries) {
    public static final Limits DEFAULT = new Limits(null, null, null, null, null, null);

    public Limits {
        largestMegapixels = positiveOrNull(largestMegapixels);
        memoryMegabytes = positiveOrNull(memoryMegabytes);
        copiesAtOnce = positiveOrNull(copiesAtOnce);
        uploadsAtOnce = positiveOrNull(uploadsAtOnce);
        megabytesInFlight = positiveOrNull(megabytesInFlight);
        tries = positiveOrNull(tries);
    }

    /** Returns the limits for parallel work. */
    public JobLimits jobs() {
        JobLimits usual = JobLimits.ofThisComputer();
        return new JobLimits(
                Objects.requireNonNullElse(copiesAtOnce, usual.makers()),
                Objects.requireNonNullElse(uploadsAtOnce, usual.senders()),
                Objects.requireNonNullElse(megabytesInFlight, usual.megabytesInFlight()));
    }

    /** Returns the policy for retries of transient errors. */
    public RetryPolicy retries() {
        Integer wanted = tries;
        return wanted == null ? RetryPolicy.DEFAULT : RetryPolicy.DEFAULT.withTries(wanted);
    }

    private static @Nullable Integer positiveOrNull(@Nullable Integer number) {
        return number == null || number < 1 ? null : number;
    }
}
