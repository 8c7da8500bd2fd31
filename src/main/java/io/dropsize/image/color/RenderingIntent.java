package io.dropsize.image.color;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.nio.ByteBuffer;

/**
 * Makes the JDK convert colours with the rendering intent of a profile's header (ICC.1:2022,
 * 7.2.15), as Little CMS does by default. The JDK ignores the header: it uses relative colorimetric
 * for output devices, and perceptual for all others; and it compensates the black point only for
 * perceptual, and only towards a version 4 profile.
 */
final class RenderingIntent {
    private static final int HEADER_BYTES = 128;
    private static final int VERSION_AT = 8;
    private static final int CLASS_AT = 12;
    private static final int INTENT_AT = 64;
    private static final int OUTPUT = 0x70727472; // prtr
    private static final int COLOUR_SPACE = 0x73706163; // spac
    private static final ICC_ColorSpace SRGB_4 = srgbOfVersion4();

    private RenderingIntent() {}

    private static ICC_ColorSpace srgbOfVersion4() {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        profile[VERSION_AT] = 4;
        return new ICC_ColorSpace(ICC_Profile.getInstance(profile));
    }

    /** Returns whether the header specifies perceptual or saturation, rather than colorimetric. */
    static boolean isPerceptual(byte[] profile) {
        return profile.length >= HEADER_BYTES
                && (ByteBuffer.wrap(profile).getInt(INTENT_AT) & 1) == 0;
    }

    /** Returns a profile that makes the JDK convert with the intent of its header. */
    static byte[] applied(byte[] profile) {
        if (!isPerceptual(profile) || ByteBuffer.wrap(profile).getInt(CLASS_AT) != OUTPUT) {
            return profile;
        }
        byte[] copy = profile.clone();
        ByteBuffer.wrap(copy).putInt(CLASS_AT, COLOUR_SPACE);
        return copy;
    }

    /** Returns a row of sRGB pixels as the JDK's target, each an int of {@code 0x??RRGGBB}. */
    static BufferedImage srgb(int width, boolean perceptual) {
        if (!perceptual) {
            return new BufferedImage(width, 1, BufferedImage.TYPE_INT_RGB);
        }
        var model =
                new DirectColorModel(
                        SRGB_4, 24, 0xFF0000, 0xFF00, 0xFF, 0, false, DataBuffer.TYPE_INT);
        return new BufferedImage(
                model, model.createCompatibleWritableRaster(width, 1), false, null);
    }
}
