package io.dropsize.image.scale;

import io.dropsize.image.Pixels;
import io.dropsize.image.codec.DecodedImage;
import io.dropsize.image.codec.RowSource;
import io.dropsize.image.codec.SourceRect;

/**
 * Scales a window of a picture to an exact size: first vertically, then horizontally. It works on
 * premultiplied colours, so that transparent pixels never bleed into edges, and holds only the
 * source rows that one target row needs.
 */
public final class Resampler {
    private Resampler() {}

    /**
     * @param window the part to use, in the source's decoded pixels
     */
    public static Pixels scale(DecodedImage picture, SourceRect window, int width, int height) {
        boolean same = picture.width() == width && picture.height() == height;
        if (same && window.equals(SourceRect.whole(width, height))) {
            return copied(picture);
        }
        RowSource source = picture.rows();
        var rows =
                VerticalPass.of(
                        source,
                        ResampleWeights.lanczos(
                                window.y(), window.height(), picture.height(), height));
        var columns =
                new HorizontalPass(
                        ResampleWeights.lanczos(window.x(), window.width(), picture.width(), width),
                        picture.width());
        var blended = new int[source.channels()][source.width()];
        var argb = new int[Math.multiplyExact(width, height)];
        for (int y = 0; y < height; y++) {
            rows.blend(y, blended);
            if (picture.opaque()) {
                columns.blend(blended, argb, y * width);
            } else {
                columns.blendTransparent(blended, argb, y * width);
            }
        }
        return new Pixels(width, height, argb);
    }

    private static Pixels copied(DecodedImage picture) {
        int width = picture.width();
        int opaque = picture.opaque() ? 0xFF000000 : 0;
        int[] row = new int[width];
        int[] argb = new int[Math.multiplyExact(width, picture.height())];
        for (int y = 0; y < picture.height(); y++) {
            picture.copyRow(y, row);
            for (int x = 0; x < width; x++) {
                argb[y * width + x] = row[x] | opaque;
            }
        }
        return new Pixels(width, picture.height(), argb);
    }
}
