package io.dropsize.ui.upload.compare;

/**
 * The visible part of an image in a view, and its scale. Lengths are in the view's units unless
 * they are in pixels of the image.
 */
final class Zoom {
    private static final double MAX_SCALE = 16;

    /** The maximum factor by which small images are enlarged to fit the view. */
    private static final double MAX_FIT = 4;

    private double viewWidth;
    private double viewHeight;
    private double imageWidth = 1;
    private double imageHeight = 1;

    /** The view's units per pixel of the image. */
    private double scale = 1;

    /** The pixel in the centre of the view. */
    private double middleX;

    private double middleY;
    private boolean fitted = true;

    /** The scale at 100%. */
    private double actual = 1;

    /**
     * Sets the size of the view. An image that is smaller than before in relation to it is fitted.
     *
     * @param pixel the length of a screen pixel
     */
    void view(double width, double height, double pixel) {
        viewWidth = width;
        viewHeight = height;
        actual = pixel;
        fitted = fitted || scale < minScale();
        settle();
    }

    /** Sets another image, which is shown completely. */
    void image(double width, double height) {
        imageWidth = Math.max(1, width);
        imageHeight = Math.max(1, height);
        fit();
    }

    /** Returns whether the image has this size. */
    boolean isOf(double width, double height) {
        return imageWidth == width && imageHeight == height;
    }

    void fit() {
        fitted = true;
        settle();
    }

    boolean isFitted() {
        return fitted;
    }

    double scale() {
        return scale;
    }

    double width() {
        return imageWidth * scale;
    }

    double height() {
        return imageHeight * scale;
    }

    /** Returns the left edge of the image in the view. */
    double left() {
        return viewWidth / 2 - middleX * scale;
    }

    /** Returns the upper edge of the image in the view. */
    double top() {
        return viewHeight / 2 - middleY * scale;
    }

    /** Changes the scale; the pixel at this point of the view stays in place. */
    void to(double wanted, double x, double y) {
        double pixelX = (x - left()) / scale;
        double pixelY = (y - top()) / scale;
        scale = Math.clamp(wanted, minScale(), MAX_SCALE);
        fitted = scale == fitScale();
        middleX = pixelX + (viewWidth / 2 - x) / scale;
        middleY = pixelY + (viewHeight / 2 - y) / scale;
        settle();
    }

    void by(double factor, double x, double y) {
        to(scale * factor, x, y);
    }

    /** Shows one pixel of the image per screen pixel; the one at this point stays in place. */
    void actualSize(double x, double y) {
        to(actual, x, y);
    }

    void pan(double x, double y) {
        middleX -= x / scale;
        middleY -= y / scale;
        settle();
    }

    /** Small images fit the view enlarged, and can be reduced to 100%. */
    private double minScale() {
        return Math.min(fitScale(), actual);
    }

    private double fitScale() {
        double both = Math.min(viewWidth / imageWidth, viewHeight / imageHeight);
        return Math.max(1e-6, Math.min(both, MAX_FIT));
    }

    /**
     * Limits the position: no gap at an edge if the image is larger than the view, otherwise
     * centred.
     */
    private void settle() {
        if (fitted) {
            scale = fitScale();
        }
        middleX = within(middleX, imageWidth, viewWidth / scale);
        middleY = within(middleY, imageHeight, viewHeight / scale);
    }

    private static double within(double middle, double whole, double seen) {
        return seen >= whole ? whole / 2 : Math.clamp(middle, seen / 2, whole - seen / 2);
    }
}
