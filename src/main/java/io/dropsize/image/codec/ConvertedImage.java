package io.dropsize.image.codec;

import io.dropsize.image.color.SampleColours;

/**
 * A picture whose decoder treated colours of another colour space as sRGB; they are converted row
 * by row.
 *
 * @param colours converts samples of eight bits
 */
public final class ConvertedImage implements DecodedImage {
    private static final int OPAQUE = 0xFF;

    private final DecodedImage picture;
    private final SampleColours colours;
    private final int[][] samples;
    private final int[] rgb;

    /**
     * @param colours converts samples of eight bits
     */
    public ConvertedImage(DecodedImage picture, SampleColours colours) {
        this.picture = picture;
        this.colours = colours;
        this.samples = new int[3][picture.width()];
        this.rgb = new int[picture.width()];
    }

    @Override
    public int width() {
        return picture.width();
    }

    @Override
    public int height() {
        return picture.height();
    }

    @Override
    public double scale() {
        return picture.scale();
    }

    @Override
    public boolean opaque() {
        return picture.opaque();
    }

    @Override
    public void copyRow(int y, int[] argb) {
        picture.copyRow(y, argb);
        boolean opaque = picture.opaque();
        int width = picture.width();
        for (int x = 0; x < width; x++) {
            int straight = opaque ? argb[x] : AlphaMath.unpremultiplied(argb[x]);
            samples[0][x] = straight >> 16 & 0xFF;
            samples[1][x] = straight >> 8 & 0xFF;
            samples[2][x] = straight & 0xFF;
        }
        colours.convert(samples[0], samples[1], samples[2], width, rgb);
        for (int x = 0; x < width; x++) {
            argb[x] = AlphaMath.premultiplied(opaque ? OPAQUE : argb[x] >>> 24, rgb[x]);
        }
    }

    @Override
    public void close() {
        picture.close();
    }
}
