package io.dropsize.image.codec;

/** A part of a stored picture, in fractional pixels. */
public record SourceRect(double x, double y, double width, double height) {

    public static SourceRect whole(int width, int height) {
        return new SourceRect(0, 0, width, height);
    }

    /** Returns the largest centred part of a picture with the target's aspect ratio. */
    public static SourceRect cover(int width, int height, int targetWidth, int targetHeight) {
        double scale = Math.max((double) targetWidth / width, (double) targetHeight / height);
        double keptWidth = Math.min(width, targetWidth / scale);
        double keptHeight = Math.min(height, targetHeight / scale);
        return new SourceRect(
                (width - keptWidth) / 2, (height - keptHeight) / 2, keptWidth, keptHeight);
    }

    /** Returns the same part of a picture that was decoded at a smaller size. */
    public SourceRect scaled(double scale) {
        return new SourceRect(x * scale, y * scale, width * scale, height * scale);
    }
}
