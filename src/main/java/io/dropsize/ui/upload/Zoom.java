package io.dropsize.ui.upload;

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

    void view(double width, double height) {
        viewWidth = width;
        viewHeight = height;
        settle();
    }

    /** Sets another image, which is shown completely. */
    void image(double width, double height) {
        imageWidth = Math.max(1, width);
        imageHeight = Math.max(1, height);
        fit();
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
        fitted = wanted <= fitScale();
        scale = Math.min(wanted, MAX_SCALE);
        middleX = pixelX + (viewWidth / 2 - x) / scale;
        middleY = pixelY + (viewHeight / 2 - y) / scale;
        settle();
    }

    void by(double factor, double x, double y) {
        to(scale * factor, x, y);
    }

    void pan(double x, double y) {
        middleX -= x / scale;
        middleY -= y / scale;
        settle();
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
