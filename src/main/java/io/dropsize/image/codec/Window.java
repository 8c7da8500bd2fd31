package io.dropsize.image.codec;

/** A part of a stored picture, in fractional pixels. */
public record Window(double x, double y, double width, double height) {

    public static Window whole(int width, int height) {
        return new Window(0, 0, width, height);
    }

    /** The largest centred part of a picture with the target's aspect ratio. */
    public static Window cover(int width, int height, int targetWidth, int targetHeight) {
        double scale = Math.max((double) targetWidth / width, (double) targetHeight / height);
        double keptWidth = Math.min(width, targetWidth / scale);
        double keptHeight = Math.min(height, targetHeight / scale);
        return new Window(
                (width - keptWidth) / 2, (height - keptHeight) / 2, keptWidth, keptHeight);
    }

    /** The same part of a picture that was decoded at a smaller size. */
    public Window scaled(double scale) {
        return new Window(x * scale, y * scale, width * scale, height * scale);
    }
}
