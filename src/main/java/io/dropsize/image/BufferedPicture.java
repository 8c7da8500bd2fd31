package io.dropsize.image;

import java.awt.AlphaComposite;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;

/** A picture that ImageIO decoded. */
record BufferedPicture(BufferedImage image, boolean opaque) implements Picture {

    /** Converts to premultiplied sRGB. */
    static BufferedPicture of(BufferedImage decoded) {
        boolean opaque = !decoded.getColorModel().hasAlpha();
        var image =
                new BufferedImage(
                        decoded.getWidth(),
                        decoded.getHeight(),
                        opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB_PRE);
        if (isRgb(decoded)) {
            var graphics = image.createGraphics();
            graphics.setComposite(AlphaComposite.Src);
            graphics.drawImage(decoded, 0, 0, null);
            graphics.dispose();
        } else {
            new ColorConvertOp(null).filter(decoded, image);
        }
        return new BufferedPicture(image, opaque);
    }

    /** Drawing is exact for sRGB and palettes, but treats other colour spaces pixel by pixel. */
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
    public double scale() {
        return 1;
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
