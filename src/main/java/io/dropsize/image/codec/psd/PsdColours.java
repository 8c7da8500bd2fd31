package io.dropsize.image.codec.psd;

import io.dropsize.image.color.CieLab;
import io.dropsize.image.color.LinearLight;
import io.dropsize.image.color.ProfileInks;
import io.dropsize.image.color.SampleConverter;

import java.util.Arrays;

/** Converts the samples of a PSD to sRGB. */
final class PsdColours {
    private PsdColours() {}

    static SampleConverter of(PsdFile psd) {
        byte[] profile = psd.resources().profile();
        int most = psd.most();
        if (psd.isLinear()) {
            return linear(most, psd.mode() == PsdFile.RGB);
        }
        return switch (psd.mode()) {
            case PsdFile.BITMAP -> SampleConverter.grey(new byte[0], most, true);
            case PsdFile.INDEXED -> palette(psd);
            case PsdFile.RGB -> SampleConverter.rgb(profile, most);
            case PsdFile.CMYK ->
                    inked(ProfileInks.of(profile, most).orElse(SampleConverter.inks(most)), most);
            case PsdFile.MULTICHANNEL -> inked(someInks(most), most);
            case PsdFile.LAB -> SampleConverter.mixed(CieLab.ofPsd(psd.depth() == Short.SIZE));
            default -> SampleConverter.grey(profile, most, false);
        };
    }

    private static SampleConverter palette(PsdFile psd) {
        int colours = PsdFile.COLOURS_OF_PALETTE;
        int[][] parts = new int[3][colours];
        for (int part = 0; part < parts.length; part++) {
            int first = part * colours;
            Arrays.setAll(parts[part], i -> psd.palette()[first + i] & 0xFF);
        }
        int[] rgb = new int[colours];
        SampleConverter.rgb(psd.resources().profile(), psd.most()).convert(parts, colours, rgb);
        return SampleConverter.lookUp(rgb);
    }

    /** The maximum sample value means no ink. */
    private static SampleConverter inked(SampleConverter inks, int most) {
        return (samples, count, rgb) -> {
            for (int[] ink : samples) {
                for (int x = 0; x < count; x++) {
                    ink[x] = most - ink[x];
                }
            }
            inks.convert(samples, count, rgb);
        };
    }

    /** Cyan, magenta, yellow, black, or the first of them; a single channel is black. */
    private static SampleConverter someInks(int most) {
        SampleConverter inks = SampleConverter.inks(most);
        return (samples, count, rgb) -> {
            int[] none = new int[count];
            int[][] all = {none, none, none, none};
            System.arraycopy(samples, 0, all, samples.length == 1 ? 3 : 0, samples.length);
            inks.convert(all, count, rgb);
        };
    }

    private static SampleConverter linear(int most, boolean coloured) {
        int[] coded = new int[most + 1];
        for (int i = 0; i <= most; i++) {
            double light = (double) i / most;
            coded[i] = LinearLight.rgb(light, light, light);
        }
        return (samples, count, rgb) -> {
            for (int x = 0; x < count; x++) {
                rgb[x] =
                        coloured
                                ? coded[samples[0][x]] & 0xFF0000
                                        | coded[samples[1][x]] & 0xFF00
                                        | coded[samples[2][x]] & 0xFF
                                : coded[samples[0][x]];
            }
        };
    }
}
