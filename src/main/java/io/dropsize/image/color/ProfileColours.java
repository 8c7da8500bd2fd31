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

/** Converts colours by an ICC profile. */
public final class ProfileColours implements SampleColours {
    private static final Logger LOG = LoggerFactory.getLogger(ProfileColours.class);
    private static final int FULL = 0xFFFF;

    private final ColorSpace space;
    private final int max;
    private final boolean perceptual;
    private final ColorConvertOp conversion = new ColorConvertOp(null);
    private BufferedImage from;
    private BufferedImage to;

    private ProfileColours(ColorSpace space, int max, boolean perceptual) {
        this.space = space;
        this.max = max;
        this.perceptual = perceptual;
        this.from = row(1);
        this.to = RenderingIntent.srgb(1, perceptual);
    }

    /**
     * Returns the conversion by a profile; empty if the profile is invalid, or neither for RGB nor
     * grey.
     */
    public static Optional<SampleColours> of(byte[] profile, int max) {
        try {
            ICC_Profile parsed = ICC_Profile.getInstance(RenderingIntent.applied(profile));
            int type = parsed.getColorSpaceType();
            if (type == ColorSpace.TYPE_GRAY) {
                return Optional.of(grey(new ICC_ColorSpace(parsed), max));
            }
            if (type != ColorSpace.TYPE_RGB) {
                return Optional.empty();
            }
            var colours =
                    new ProfileColours(
                            new ICC_ColorSpace(parsed), max, RenderingIntent.isPerceptual(profile));
            int[] black = {0};
            colours.convert(black, black, black, 1, new int[1]);
            return Optional.of(colours);
        } catch (RuntimeException e) {
            // The JDK's colour management reports it with various exceptions.
            LOG.info("A colour profile can't be used: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Returns the conversion of a grey picture, which has the same sample in each channel. */
    private static SampleColours grey(ColorSpace space, int max) {
        int[] converted = new int[max + 1];
        for (int i = 0; i <= max; i++) {
            float[] rgb = space.toRGB(new float[] {(float) i / max});
            converted[i] = Math.clamp(Math.round(rgb[1] * 0xFF), 0, 0xFF) * 0x010101;
        }
        return (red, green, blue, count, rgb) -> {
            for (int x = 0; x < count; x++) {
                rgb[x] = converted[green[x]];
            }
        };
    }

    @Override
    public void convert(int[] red, int[] green, int[] blue, int count, int[] rgb) {
        if (from.getWidth() != count) {
            from = row(count);
            to = RenderingIntent.srgb(count, perceptual);
        }
        short[] samples = ((DataBufferUShort) from.getRaster().getDataBuffer()).getData();
        int at = 0;
        for (int x = 0; x < count; x++) {
            samples[at++] = wide(red[x]);
            samples[at++] = wide(green[x]);
            samples[at++] = wide(blue[x]);
        }
        conversion.filter(from, to);
        int[] converted = ((DataBufferInt) to.getRaster().getDataBuffer()).getData();
        for (int x = 0; x < count; x++) {
            rgb[x] = converted[x] & 0xFFFFFF;
        }
    }

    private short wide(int sample) {
        return (short) ((sample * (long) FULL + max / 2) / max);
    }

    private BufferedImage row(int width) {
        var model =
                new ComponentColorModel(
                        space, false, false, Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, width, 1, 3, null);
        return new BufferedImage(model, raster, false, null);
    }
}
