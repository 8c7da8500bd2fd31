package io.dropsize.image.color;

/** Turns a row of samples of some colour space and depth into sRGB. For one thread at a time. */
@FunctionalInterface
public interface SampleColours {
    /**
     * @param rgb receives {@code 0xRRGGBB}, as many as count
     */
    void convert(int[] red, int[] green, int[] blue, int count, int[] rgb);

    /**
     * The same of samples with room below black and above white, as video's have.
     *
     * @param bits of a sample, at least 8
     */
    static SampleColours narrow(int bits, SampleColours full) {
        int most = (1 << bits) - 1;
        double step = 1 << bits - Byte.SIZE;
        int[] wide = new int[most + 1];
        for (int i = 0; i <= most; i++) {
            wide[i] = (int) Math.round(Math.clamp((i / step - 16) / 219, 0.0, 1.0) * most);
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

    /** The samples are sRGB already and only want their 8 bits. */
    static SampleColours srgb(int most) {
        byte[] eight = new byte[most + 1];
        for (int i = 0; i <= most; i++) {
            eight[i] = (byte) ((i * 0xFF + most / 2) / most);
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
