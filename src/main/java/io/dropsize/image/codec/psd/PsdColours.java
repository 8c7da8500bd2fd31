package io.dropsize.image.codec.psd;

import io.dropsize.image.color.CieLab;
import io.dropsize.image.color.CmykProfile;
import io.dropsize.image.color.LinearLight;
import io.dropsize.image.color.SampleConverter;

import java.util.Arrays;

/** Converts the samples of a PSD to sRGB. */
final class PsdColours {
    private PsdColours() {}

    static SampleConverter of(PsdFile psd) {
        byte[] profile = psd.resources().profile();
        int max = psd.max();
        if (psd.isLinear()) {
            return linear(max, psd.mode() == PsdFile.RGB);
        }
        return switch (psd.mode()) {
            case PsdFile.BITMAP -> SampleConverter.grey(new byte[0], max, true);
            case PsdFile.INDEXED -> palette(psd);
            case PsdFile.RGB -> SampleConverter.rgb(profile, max);
            case PsdFile.CMYK ->
                    inked(CmykProfile.of(profile, max).orElse(SampleConverter.inks(max)), max);
            case PsdFile.MULTICHANNEL -> inked(someInks(max), max);
            case PsdFile.LAB -> SampleConverter.mixed(CieLab.ofPsd(psd.depth() == Short.SIZE));
            default -> SampleConverter.grey(profile, max, false);
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
        SampleConverter.rgb(psd.resources().profile(), psd.max()).convert(parts, colours, rgb);
        return SampleConverter.lookUp(rgb);
    }

    /** Inverts samples, because a PSD stores no ink as the maximum value. */
    private static SampleConverter inked(SampleConverter inks, int max) {
        return (samples, count, rgb) -> {
            for (int[] ink : samples) {
                for (int x = 0; x < count; x++) {
                    ink[x] = max - ink[x];
                }
            }
            inks.convert(samples, count, rgb);
        };
    }

    /**
     * Converts cyan, magenta, yellow and black, or the first of them; a single channel is black.
     */
    private static SampleConverter someInks(int max) {
        SampleConverter inks = SampleConverter.inks(max);
        return (samples, count, rgb) -> {
            int[] none = new int[count];
            int[][] all = {none, none, none, none};
            System.arraycopy(samples, 0, all, samples.length == 1 ? 3 : 0, samples.length);
            inks.convert(all, count, rgb);
        };
    }

    private static SampleConverter linear(int max, boolean coloured) {
        int[] coded = new int[max + 1];
        for (int i = 0; i <= max; i++) {
            double light = (double) i / max;
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
