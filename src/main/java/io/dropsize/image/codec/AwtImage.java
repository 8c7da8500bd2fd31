package io.dropsize.image.codec;

import java.awt.AlphaComposite;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;

/** A picture that ImageIO decoded, converted to premultiplied sRGB. */
public record AwtImage(BufferedImage image, boolean opaque) implements DecodedImage {

    public static AwtImage of(BufferedImage decoded) {
        boolean opaque = !decoded.getColorModel().hasAlpha();
        var image =
                new BufferedImage(
                        decoded.getWidth(),
                        decoded.getHeight(),
                        opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB_PRE);
        if (isUntaggedGrey(decoded)) {
            copyGrey(decoded, image);
        } else if (isRgb(decoded)) {
            var graphics = image.createGraphics();
            graphics.setComposite(AlphaComposite.Src);
            graphics.drawImage(decoded, 0, 0, null);
            graphics.dispose();
        } else {
            new ColorConvertOp(null).filter(decoded, image);
        }
        return new AwtImage(image, opaque);
    }

    /** Returns the JDK treats grey without a profile as linear, other programs treat it as sRGB. */
    private static boolean isUntaggedGrey(BufferedImage image) {
        return !(image.getColorModel() instanceof IndexColorModel)
                && image.getColorModel().getColorSpace()
                        == ColorSpace.getInstance(ColorSpace.CS_GRAY);
    }

    private static void copyGrey(BufferedImage from, BufferedImage to) {
        var raster = from.getRaster();
        int bands = raster.getNumBands();
        double full = (1L << from.getColorModel().getComponentSize(0)) - 1;
        var samples = new int[from.getWidth() * bands];
        for (int y = 0; y < from.getHeight(); y++) {
            raster.getPixels(0, y, from.getWidth(), 1, samples);
            for (int x = 0; x < from.getWidth(); x++) {
                int grey = (int) Math.round(samples[x * bands] / full * 0xFF);
                int alpha =
                        bands == 1 ? 0xFF : (int) Math.round(samples[x * bands + 1] / full * 0xFF);
                to.setRGB(x, y, alpha << 24 | grey << 16 | grey << 8 | grey);
            }
        }
    }

    /** Drawing is exact for sRGB and palettes, but converts other colour spaces pixel by pixel. */
    private static boolean isRgb(BufferedImage image) {
        return image.getColorModel() instanceof IndexColorModel
                || image.getColorModel().getColorSpace().isCS_sRGB();
    }

    @Override
    public int width() {
        return image.getWidth();
    }

    @Override
    public int height() {
        return image.getHeight();
    }

    @Override
    public void copyRow(int y, int[] argb) {
        var buffer = (DataBufferInt) image.getRaster().getDataBuffer();
        System.arraycopy(buffer.getData(), y * image.getWidth(), argb, 0, image.getWidth());
    }

    @Override
    public void close() {
        image.flush();
    }
}
