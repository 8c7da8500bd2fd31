package io.dropsize.image.color;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Converts rows of samples, one array for each channel, to sRGB. */
@FunctionalInterface
public interface SampleConverter {
    /**
     * Converts a row.
     *
     * @param samples an array for each sample of a pixel
     * @param rgb receives {@code count} values {@code 0xRRGGBB}
     */
    void convert(int[][] samples, int count, int[] rgb);

    /**
     * Returns the conversion of red, green and blue, which are treated as sRGB if there is no
     * usable profile.
     */
    static SampleConverter rgb(byte[] profile, int max) {
        return mixed(profile(profile, "RGB ", max));
    }

    static SampleConverter mixed(SampleColours colours) {
        return (samples, count, rgb) ->
                colours.convert(samples[0], samples[1], samples[2], count, rgb);
    }

    private static SampleColours profile(byte[] profile, String space, int max) {
        boolean fits = isOf(profile, space);
        Optional<SampleColours> colours = fits ? ProfileColours.of(profile, max) : Optional.empty();
        return colours.orElseGet(() -> SampleColours.srgb(max));
    }

    /** Returns whether a profile has this colour space, given by its four-letter signature. */
    static boolean isOf(byte[] profile, String space) {
        return profile.length > 128
                && new String(profile, 16, 4, StandardCharsets.ISO_8859_1).equals(space);
    }

    static SampleConverter grey(byte[] profile, int max, boolean inverted) {
        int[] all = new int[max + 1];
        Arrays.setAll(all, i -> inverted ? max - i : i);
        int[] rgb = new int[max + 1];
        profile(profile, "GRAY", max).convert(all, all, all, max + 1, rgb);
        return lookUp(rgb);
    }

    /** Returns the conversion of palette indexes. */
    static SampleConverter lookUp(int[] rgb) {
        return (samples, count, out) -> lookUp(rgb, samples[0], count, out);
    }

    private static void lookUp(int[] table, int[] numbers, int count, int[] out) {
        for (int x = 0; x < count; x++) {
            out[x] = table[numbers[x]];
        }
    }

    /**
     * Returns the conversion of inks without a profile: each absorbs its share of light, as in
     * browsers.
     */
    static SampleConverter inks(int max) {
        return (samples, count, rgb) -> {
            for (int x = 0; x < count; x++) {
                double white = (max - samples[3][x]) / (double) max / max * 0xFF;
                rgb[x] =
                        (int) Math.round((max - samples[0][x]) * white) << 16
                                | (int) Math.round((max - samples[1][x]) * white) << 8
                                | (int) Math.round((max - samples[2][x]) * white);
            }
        };
    }
}
