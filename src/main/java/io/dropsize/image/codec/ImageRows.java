package io.dropsize.image.codec;

/** The rows of a picture: red, green, blue, and alpha if it has any. */
public final class ImageRows implements RowSource {
    public static final int RED = 0;
    public static final int GREEN = 1;
    public static final int BLUE = 2;
    public static final int ALPHA = 3;

    private static final int[] SHIFTS = {16, 8, 0, 24};

    private final DecodedImage picture;
    private final int[] packed;

    public ImageRows(DecodedImage picture) {
        this.picture = picture;
        packed = new int[picture.width()];
    }

    @Override
    public int width() {
        return packed.length;
    }

    @Override
    public int channels() {
        return picture.opaque() ? ALPHA : ALPHA + 1;
    }

    @Override
    public void unpack(int y, float[][] channels) {
        picture.copyRow(y, packed);
        for (int channel = 0; channel < channels.length; channel++) {
            unpack(packed, SHIFTS[channel], channels[channel]);
        }
    }

    private static void unpack(int[] packed, int shift, float[] samples) {
        for (int x = 0; x < samples.length; x++) {
            samples[x] = (packed[x] >>> shift) & 0xFF;
        }
    }
}
