package io.dropsize.image;

/**
 * An encoded picture. The array is not copied and must not be changed.
 *
 * @param bytes the file
 * @param width pixels, upright
 * @param height pixels, upright
 * @param score of SSIMULACRA 2, as a search has measured it; NaN if none has
 */
@SuppressWarnings(
        "ArrayRecordComponent") // identity is enough; comparing megabytes is not worthwhile
public record EncodedImage(byte[] bytes, ImageFormat format, int width, int height, double score) {
    public EncodedImage(byte[] bytes, ImageFormat format, int width, int height) {
        this(bytes, format, width, height, Double.NaN);
    }

    /** Returns the same pixels in a file with other metadata. */
    public EncodedImage with(byte[] file) {
        return new EncodedImage(file, format, width, height, score);
    }

    /** Returns the same picture with the score that a search has measured. */
    public EncodedImage scored(double measured) {
        return new EncodedImage(bytes, format, width, height, measured);
    }
}
