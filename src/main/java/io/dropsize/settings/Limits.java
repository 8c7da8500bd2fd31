package io.dropsize.settings;

import org.jspecify.annotations.Nullable;

/**
 * How much of this computer pictures may take. Changes hold from the next start.
 *
 * @param largestMegapixels of a picture that is opened, from 1 on; null for 400
 * @param memoryMegabytes that pictures may take together while they are made, from 1 on; null for a
 *     quarter of this computer's memory, but 256 at least and 2048 at most
 */
public record Limits(@Nullable Integer largestMegapixels, @Nullable Integer memoryMegabytes) {
    public static final Limits DEFAULT = new Limits(null, null);

    public Limits {
        largestMegapixels = unlessAbsurd(largestMegapixels);
        memoryMegabytes = unlessAbsurd(memoryMegabytes);
    }

    private static @Nullable Integer unlessAbsurd(@Nullable Integer number) {
        return number == null || number < 1 ? null : number;
    }
}
