package io.dropsize.image;

/**
 * The pixels wanted of a picture.
 *
 * @param crop whether the picture covers them and is cut, or is stretched to fit
 */
record Frame(int width, int height, boolean crop) {

    static Frame of(RenderSpec spec) {
        return new Frame(spec.width(), spec.height(), spec.crop());
    }

    /** As large as the upright picture, or smaller so that its longest side fits. */
    static Frame within(Header header, int maxSide) {
        int width = header.uprightWidth();
        int height = header.uprightHeight();
        double scale = Math.min(1, (double) maxSide / Math.max(width, height));
        return new Frame(side(width, scale), side(height, scale), false);
    }

    private static int side(int pixels, double scale) {
        return Math.max(1, (int) Math.round(pixels * scale));
    }

    /** The same frame before the picture is turned. */
    Frame stored(Orientation orientation) {
        return orientation.swapsSides() ? new Frame(height, width, crop) : this;
    }

    /** The share of the stored picture's sides that this frame shows at least. */
    double leastScale(Header header) {
        Window window = window(header);
        return Math.max(width / window.width(), height / window.height());
    }

    /** The part of the stored picture that fills this frame. */
    Window window(Header header) {
        return crop
                ? Window.cover(header.width(), header.height(), width, height)
                : Window.whole(header.width(), header.height());
    }
}
