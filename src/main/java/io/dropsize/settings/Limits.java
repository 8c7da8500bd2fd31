package io.dropsize.settings;

import io.dropsize.pipeline.queue.JobLimits;
import io.dropsize.pipeline.queue.Retries;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * How much of this computer pictures may take, and how hard their uploads are tried. Changes hold
 * from the next start.
 *
 * @param largestMegapixels of a picture that is opened, from 1 on; null for 400
 * @param memoryMegabytes that pictures may take together while they are made, from 1 on; null for a
 *     quarter of this computer's memory, but 256 at least and 2048 at most
 * @param copiesAtOnce that are made side by side; null for the number of cores, but 4 at most
 * @param uploadsAtOnce side by side; null for 8
 * @param megabytesInFlight of finished copies that wait for their upload; null for 64
 * @param tries of an upload that fails by what may pass; null for 5
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
        largestMegapixels = unlessAbsurd(largestMegapixels);
        memoryMegabytes = unlessAbsurd(memoryMegabytes);
        copiesAtOnce = unlessAbsurd(copiesAtOnce);
        uploadsAtOnce = unlessAbsurd(uploadsAtOnce);
        megabytesInFlight = unlessAbsurd(megabytesInFlight);
        tries = unlessAbsurd(tries);
    }

    /** How much runs at once. */
    public JobLimits jobs() {
        JobLimits usual = JobLimits.ofThisComputer();
        return new JobLimits(
                Objects.requireNonNullElse(copiesAtOnce, usual.makers()),
                Objects.requireNonNullElse(uploadsAtOnce, usual.senders()),
                Objects.requireNonNullElse(megabytesInFlight, usual.megabytesInFlight()));
    }

    /** How often what may pass is tried. */
    public Retries retries() {
        Integer wanted = tries;
        return wanted == null ? Retries.USUAL : Retries.USUAL.withTries(wanted);
    }

    private static @Nullable Integer unlessAbsurd(@Nullable Integer number) {
        return number == null || number < 1 ? null : number;
    }
}
