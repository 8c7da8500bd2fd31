package io.dropsize.image.codec.png;

import io.dropsize.image.Pixels;
import io.dropsize.image.codec.Palette;

/**
 * A picture with few colours as indexes of one, two, four or eight bits.
 *
 * @param pixels premultiplied
 * @param palette its colours; ignored for greys
 * @param depth bits of an index
 * @param grey whether the indexes are greys, from black to white, and need no palette
 */
record PngPalette(Pixels pixels, Palette palette, int depth, boolean grey) implements PngRows {
    private static final int WHITE = 0xFF;
    static final int INDEXED = 3;

    static PngPalette of(Pixels pixels, Palette palette) {
        int greys = depthOfGreys(palette);
        int depth = palette.depth();
        return greys > 0 && greys <= depth
                ? new PngPalette(pixels, palette, greys, true)
                : new PngPalette(pixels, palette, depth, false);
    }

    /**
     * Returns the minimum bits per index for exactly these greys; 0 if a colour is not an opaque
     * grey.
     */
    private static int depthOfGreys(Palette palette) {
        int depth = 1;
        for (int colour : palette.colours()) {
            int grey = colour & 0xFF;
            if (colour != (0xFF000000 | grey << 16 | grey << 8 | grey)) {
                return 0;
            }
            while (grey % (WHITE / ((1 << depth) - 1)) != 0) {
                depth *= 2;
            }
        }
        return depth;
    }

    @Override
    public int colourType() {
        return grey ? 0 : INDEXED;
    }

    @Override
    public int rowBytes() {
        return Math.ceilDiv(Math.multiplyExact(width(), depth), Byte.SIZE);
    }

    @Override
    public int step() {
        return 1;
    }

    @Override
    public void pack(int y, byte[] row) {
        int offset = y * width();
        int perByte = Byte.SIZE / depth;
        for (int at = 0; at < row.length; at++) {
            int bits = 0;
            for (int k = 0; k < perByte; k++) {
                int x = at * perByte + k;
                bits = bits << depth | (x < width() ? index(pixels.argb()[offset + x]) : 0);
            }
            row[at] = (byte) bits;
        }
    }

    private int index(int argb) {
        return grey ? (argb & 0xFF) / (WHITE / ((1 << depth) - 1)) : palette.index(argb);
    }
}
