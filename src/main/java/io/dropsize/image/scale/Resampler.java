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
}
