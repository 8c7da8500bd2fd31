package io.dropsize.image;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Photoshop files without layers or compression. */
final class DrawnPsd {
    private static final int HEADER = 26;
    private static final int EMPTY_SECTIONS = 12;
    private static final int RGB = 3;
    private static final int CMYK = 4;

    private DrawnPsd() {}

    static byte[] rgb(BufferedImage image) {
        return psd(image, RGB, 3);
    }

    /** Ink is stored inverted: 255 is none. Black is left out. */
    static byte[] cmyk(BufferedImage image) {
        return psd(image, CMYK, 4);
    }

    private static byte[] psd(BufferedImage image, int mode, int channels) {
        int width = image.getWidth();
        int height = image.getHeight();
        var psd =
                ByteBuffer.allocate(HEADER + EMPTY_SECTIONS + 2 + channels * width * height)
                        .put("8BPS".getBytes(StandardCharsets.US_ASCII))
                        .putShort((short) 1)
                        .put(new byte[6])
                        .putShort((short) channels)
                        .putInt(height)
                        .putInt(width)
                        .putShort((short) 8)
                        .putShort((short) mode)
                        .put(new byte[EMPTY_SECTIONS])
                        .putShort((short) 0);
        for (int channel = 0; channel < channels; channel++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    psd.put((byte) (channel == 3 ? 0xFF : image.getRGB(x, y) >> 16 - 8 * channel));
                }
            }
        }
        return psd.array();
    }
}
