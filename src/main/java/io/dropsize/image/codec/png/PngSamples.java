package io.dropsize.image.codec.png;

import io.dropsize.image.Pixels;
import io.dropsize.image.codec.AlphaMath;

/**
 * A picture as PNG samples of eight bits: RGB or grey, with or without alpha.
 *
 * @param pixels premultiplied
 */
record PngSamples(Pixels pixels, boolean grey, boolean opaque) implements PngRows {
    private static final int COLOUR = 2;
    private static final int ALPHA = 4;

    @Override
    public int colourType() {
        return (grey ? 0 : COLOUR) + (opaque ? 0 : ALPHA);
    }

    @Override
    public int depth() {
        return Byte.SIZE;
    }

    @Override
    public int rowBytes() {
        return Math.multiplyExact(width(), step());
    }

    @Override
    public int step() {
        return (grey ? 1 : 3) + (opaque ? 0 : 1);
    }

    @Override
    public void pack(int y, byte[] row) {
        int at = 0;
        int end = (y + 1) * width();
        for (int i = y * width(); i < end; i++) {
            int argb = opaque ? pixels.argb()[i] : AlphaMath.unpremultiplied(pixels.argb()[i]);
            if (!grey) {
                row[at++] = (byte) (argb >>> 16);
                row[at++] = (byte) (argb >>> 8);
            }
            row[at++] = (byte) argb;
            if (!opaque) {
                row[at++] = (byte) (argb >>> 24);
            }
        }
    }
}
