package io.dropsize.image.color;

/** Converts a row of samples of a colour space and bit depth to sRGB. Not thread-safe. */
@FunctionalInterface
public interface SampleColours {
    /**
     * Converts samples.
     *
     * @param rgb receives {@code count} values {@code 0xRRGGBB}
     */
    void convert(int[] red, int[] green, int[] blue, int count, int[] rgb);

    /**
     * Returns the conversion for samples in narrow range, as in video.
     *
     * @param bits per sample, at least 8
     */
    static SampleColours narrow(int bits, SampleColours full) {
        int max = (1 << bits) - 1;
        double step = 1 << bits - Byte.SIZE;
        int[] wide = new int[max + 1];
        for (int i = 0; i <= max; i++) {
            wide[i] = (int) Math.round(Math.clamp((i / step - 16) / 219, 0.0, 1.0) * max);
        }
        return (red, green, blue, count, rgb) ->
                full.convert(
                        lookedUp(wide, red, count),
                        lookedUp(wide, green, count),
                        lookedUp(wide, blue, count),
                        count,
                        rgb);
    }

    private static int[] lookedUp(int[] table, int[] samples, int count) {
        int[] found = new int[count];
        for (int x = 0; x < count; x++) {
            found[x] = table[samples[x]];
        }
        return found;
    }

    /** Returns the conversion for sRGB samples, which are only reduced to 8 bits. */
    static SampleColours srgb(int max) {
        byte[] eight = new byte[max + 1];
        for (int i = 0; i <= max; i++) {
            eight[i] = (byte) ((i * 0xFF + max / 2) / max);
        }
        return (red, green, blue, count, rgb) -> {
            for (int x = 0; x < count; x++) {
                rgb[x] =
                        (eight[red[x]] & 0xFF) << 16
                                | (eight[green[x]] & 0xFF) << 8
                                | eight[blue[x]] & 0xFF;
            }
        };
    }
}
