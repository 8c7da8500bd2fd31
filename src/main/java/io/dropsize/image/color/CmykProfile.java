package io.dropsize.image.color;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferInt;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.util.Optional;

/** Converts the inks of a CMYK profile. */
public final class CmykProfile implements SampleConverter {
    private static final Logger LOG = LoggerFactory.getLogger(CmykProfile.class);
    private static final int INKS = 4;
    private static final int FULL = 0xFFFF;

    private final ColorSpace space;
    private final int max;
    private final boolean perceptual;
    private final ColorConvertOp conversion = new ColorConvertOp(null);

    private CmykProfile(ColorSpace space, int max, boolean perceptual) {
        this.space = space;
        this.max = max;
        this.perceptual = perceptual;
    }

    /**
     * @param max the sample value of full ink
     * @return empty if the profile is invalid, or not for CMYK
     */
    public static Optional<SampleConverter> of(byte[] profile, int max) {
        if (!SampleConverter.isOf(profile, "CMYK")) {
            return Optional.empty();
        }
        try {
            var space =
                    new ICC_ColorSpace(ICC_Profile.getInstance(RenderingIntent.applied(profile)));
            var inks = new CmykProfile(space, max, RenderingIntent.isPerceptual(profile));
            inks.convert(new int[INKS][1], 1, new int[1]);
            return Optional.of(inks);
        } catch (RuntimeException e) {
            // The JDK's colour management reports it with various exceptions.
            LOG.info("A profile of inks can't be used: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void convert(int[][] samples, int count, int[] rgb) {
        var model =
                new ComponentColorModel(
                        space, false, false, Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, count, 1, INKS, null);
        short[] wide = ((DataBufferUShort) raster.getDataBuffer()).getData();
        for (int x = 0; x < count; x++) {
            for (int ink = 0; ink < INKS; ink++) {
                wide[x * INKS + ink] = (short) ((samples[ink][x] * (long) FULL + max / 2) / max);
            }
        }
        BufferedImage to = RenderingIntent.srgb(count, perceptual);
        conversion.filter(new BufferedImage(model, raster, false, null), to);
        int[] converted = ((DataBufferInt) to.getRaster().getDataBuffer()).getData();
        for (int x = 0; x < count; x++) {
            rgb[x] = converted[x] & 0xFFFFFF;
        }
    }
}
