package io.dropsize.image.codec.tiff;

import io.dropsize.image.color.CieLab;
import io.dropsize.image.color.CmykProfile;
import io.dropsize.image.color.LinearLight;
import io.dropsize.image.color.SampleColours;
import io.dropsize.image.color.SampleConverter;
import io.dropsize.image.container.TiffFields;

import java.util.Arrays;

/** Chooses the conversion of a TIFF's samples to sRGB by its fields. */
public final class TiffColours {
    /** Tag of the ICC profile. */
    public static final int PROFILE = 34_675;

    private static final int PALETTE = 320;

    private TiffColours() {}

    /** Returns the number of colour samples per pixel; the others are extra samples. */
    static int channels(int photometric) {
        return switch (photometric) {
            case TiffLayout.WHITE_IS_ZERO,
                    TiffLayout.GREY,
                    TiffLayout.PALETTE,
                    LogLuv.LIGHT,
                    LogLuv.COLOUR ->
                    1;
            case TiffLayout.CMYK -> 4;
            default -> 3;
        };
    }

    /**
     * @param max the largest sample
     * @param salvaging whether palette indexes without a colour are black instead of an
     *     IndexOutOfBoundsException
     */
    static SampleConverter of(TiffFields fields, TiffLayout layout, int max, boolean salvaging) {
        return switch (layout.photometric()) {
            case TiffLayout.GREY -> SampleConverter.grey(fields.bytes(PROFILE), max, false);
            case TiffLayout.WHITE_IS_ZERO -> SampleConverter.grey(fields.bytes(PROFILE), max, true);
            case TiffLayout.PALETTE -> palette(fields, layout, salvaging);
            case TiffLayout.CMYK ->
                    CmykProfile.of(fields.bytes(PROFILE), max)
                            .orElseGet(() -> SampleConverter.inks(max));
            case LogLuv.LIGHT -> TiffColours::light;
            case LogLuv.COLOUR -> TiffColours::luv;
            case TiffLayout.CIE_LAB, TiffLayout.ICC_LAB -> SampleConverter.mixed(lab(layout));
            default -> SampleConverter.rgb(fields.bytes(PROFILE), max);
        };
    }

    private static SampleColours lab(TiffLayout layout) {
        return CieLab.ofTiff(
                layout.photometric() == TiffLayout.CIE_LAB,
                layout.bits() == Short.SIZE,
                layout.kind() == TiffLayout.Kind.FLOAT);
    }

    /** Colours of 16 bits; some writers only use the lower eight. */
    private static SampleConverter palette(
            TiffFields fields, TiffLayout layout, boolean salvaging) {
        long[] coded = fields.numbers(PALETTE);
        int colours = Math.min(coded.length / 3, 1 << layout.bits());
        if (colours == 0) {
            throw new IllegalArgumentException("no palette");
        }
        int shift = Arrays.stream(coded).allMatch(colour -> colour <= 0xFF) ? 0 : Byte.SIZE;
        int[][] parts = new int[3][colours];
        for (int i = 0; i < colours; i++) {
            for (int part = 0; part < parts.length; part++) {
                parts[part][i] = (int) (coded[part * (coded.length / 3) + i] >> shift) & 0xFF;
            }
        }
        int[] rgb = new int[salvaging ? 1 << layout.bits() : colours];
        SampleConverter.rgb(fields.bytes(PROFILE), 0xFF).convert(parts, colours, rgb);
        return SampleConverter.lookUp(rgb);
    }

    private static void light(int[][] samples, int count, int[] rgb) {
        for (int x = 0; x < count; x++) {
            double light = LogLuv.light(samples[0][x]);
            rgb[x] = LinearLight.rgb(light, light, light);
        }
    }

    private static void luv(int[][] samples, int count, int[] rgb) {
        var xyz = new double[3];
        for (int x = 0; x < count; x++) {
            LogLuv.xyz(samples[0][x], xyz);
            rgb[x] =
                    LinearLight.rgb(
                            3.2404542 * xyz[0] - 1.5371385 * xyz[1] - 0.4985314 * xyz[2],
                            -0.9692660 * xyz[0] + 1.8760108 * xyz[1] + 0.0415560 * xyz[2],
                            0.0556434 * xyz[0] - 0.2040259 * xyz[1] + 1.0572252 * xyz[2]);
        }
    }
}
