package io.dropsize.image.color;

/**
 * Converts colours specified by H.273 codes: samples to linear light, to other primaries, and to
 * sRGB samples.
 */
public final class CicpConverter implements SampleColours {
    /** Fine enough for every step of 8 bits, even in dark colours. */
    private static final int STEPS = 1 << 14;

    private static final byte[] SRGB_OF_LIGHT = srgbOfLight();

    private final float[] light;
    private final float[] matrix;
    private final ToneMap tones;

    private CicpConverter(float[] light, float[] matrix, ToneMap tones) {
        this.light = light;
        this.matrix = matrix;
        this.tones = tones;
    }

    /**
     * @param max the maximum sample value
     */
    public static SampleColours of(Cicp codes, int max) {
        Transfer transfer = Transfer.of(codes.transfer());
        if (codes.areSrgb()) {
            return SampleColours.srgb(max);
        }
        float[] light = new float[max + 1];
        for (int i = 0; i <= max; i++) {
            light[i] = (float) transfer.light((double) i / max);
        }
        return new CicpConverter(
                light,
                Primaries.toSrgb(codes.primaries()),
                ToneMap.of(transfer, codes.primaries()));
    }

    @Override
    public void convert(int[] red, int[] green, int[] blue, int count, int[] rgb) {
        for (int x = 0; x < count; x++) {
            float r = light[red[x]];
            float g = light[green[x]];
            float b = light[blue[x]];
            float scale = tones.scale(r, g, b);
            rgb[x] =
                    srgb(scale * (matrix[0] * r + matrix[1] * g + matrix[2] * b)) << 16
                            | srgb(scale * (matrix[3] * r + matrix[4] * g + matrix[5] * b)) << 8
                            | srgb(scale * (matrix[6] * r + matrix[7] * g + matrix[8] * b));
        }
    }

    private static int srgb(float linear) {
        // The square root allocates more steps where the curve is steep.
        double clamped = Math.clamp(linear, 0f, 1f);
        return SRGB_OF_LIGHT[(int) (Math.sqrt(clamped) * STEPS + 0.5)] & 0xFF;
    }

    private static byte[] srgbOfLight() {
        byte[] table = new byte[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            double root = (double) i / STEPS;
            table[i] = (byte) Math.round(LinearLight.srgb(root * root) * 0xFF);
        }
        return table;
    }
}
