package io.dropsize.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Turns the samples of a TIFF, or of a PSD, into sRGB. */
@FunctionalInterface
interface TiffColours {
    int PROFILE = 34_675;
    int PALETTE = 320;

    /**
     * @param samples an array for each sample of a pixel
     * @param rgb receives {@code 0xRRGGBB}, as many as count
     */
    void convert(int[][] samples, int count, int[] rgb);

    /** How many samples of a pixel are colour; those behind them are something else. */
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

    static TiffColours of(TiffFields fields, TiffLayout layout, int most) {
        return switch (layout.photometric()) {
            case TiffLayout.GREY -> grey(fields.bytes(PROFILE), most, false);
            case TiffLayout.WHITE_IS_ZERO -> grey(fields.bytes(PROFILE), most, true);
            case TiffLayout.PALETTE -> palette(fields, layout);
            case TiffLayout.CMYK ->
                    ProfileInks.of(fields.bytes(PROFILE), most).orElseGet(() -> inks(most));
            case LogLuv.LIGHT -> TiffColours::light;
            case LogLuv.COLOUR -> TiffColours::luv;
            case TiffLab.CIE, TiffLab.ICC -> mixed(TiffLab.of(layout));
            default -> rgb(fields.bytes(PROFILE), most);
        };
    }

    /** Red, green and blue; as of sRGB if there is no profile that can be used. */
    static TiffColours rgb(byte[] profile, int most) {
        return mixed(profile(profile, "RGB ", most));
    }

    static TiffColours mixed(SampleColours colours) {
        return (samples, count, rgb) ->
                colours.convert(samples[0], samples[1], samples[2], count, rgb);
    }

    private static SampleColours profile(byte[] profile, String space, int most) {
        boolean fits = isOf(profile, space);
        Optional<SampleColours> colours =
                fits ? ProfileColours.of(profile, most) : Optional.empty();
        return colours.orElseGet(() -> SampleColours.srgb(most));
    }

    /** Whether a profile is of a colour space, by the four letters that name it. */
    static boolean isOf(byte[] profile, String space) {
        return profile.length > 128
                && new String(profile, 16, 4, StandardCharsets.ISO_8859_1).equals(space);
    }

    static TiffColours grey(byte[] profile, int most, boolean inverted) {
        int[] all = new int[most + 1];
        Arrays.setAll(all, i -> inverted ? most - i : i);
        int[] rgb = new int[most + 1];
        profile(profile, "GRAY", most).convert(all, all, all, most + 1, rgb);
        return lookUp(rgb);
    }

    /** Colours of 16 bits; some writers only fill the lower eight. */
    private static TiffColours palette(TiffFields fields, TiffLayout layout) {
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
        int[] rgb = new int[1 << layout.bits()];
        rgb(fields.bytes(PROFILE), 0xFF).convert(parts, colours, rgb);
        return lookUp(rgb);
    }

    /** The samples are numbers of these colours. */
    static TiffColours lookUp(int[] rgb) {
        return (samples, count, out) -> lookUp(rgb, samples[0], count, out);
    }

    private static void lookUp(int[] table, int[] numbers, int count, int[] out) {
        for (int x = 0; x < count; x++) {
            out[x] = table[numbers[x]];
        }
    }

    /** Without a profile, each ink takes its share of light, as in browsers. */
    static TiffColours inks(int most) {
        return (samples, count, rgb) -> {
            for (int x = 0; x < count; x++) {
                double white = (most - samples[3][x]) / (double) most / most * 0xFF;
                rgb[x] =
                        (int) Math.round((most - samples[0][x]) * white) << 16
                                | (int) Math.round((most - samples[1][x]) * white) << 8
                                | (int) Math.round((most - samples[2][x]) * white);
            }
        };
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
