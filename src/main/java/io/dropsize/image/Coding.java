package io.dropsize.image;

/**
 * How pixels are encoded.
 *
 * @param quality for lossy formats, ignored if lossless; PNG uses only a similarity, to choose a
 *     palette
 * @param lossless for WebP and PNG: every pixel is preserved
 * @param progressive for JPEG: always progressive, which shows a rough preview while it loads;
 *     otherwise only if that is smaller
 * @param chroma for JPEG and AVIF
 */
public record Coding(Quality quality, boolean lossless, boolean progressive, Chroma chroma) {
    /** Returns lossy coding with default options. */
    public static Coding of(Quality quality) {
        return new Coding(quality, false, false, Chroma.AUTO);
    }

    /**
     * Returns lossy coding with default options.
     *
     * @param quality 1 to 100
     */
    public static Coding of(int quality) {
        return of(new Quality.Fixed(quality));
    }

    public Coding withQuality(Quality other) {
        return new Coding(other, lossless, progressive, chroma);
    }

    public Coding withLossless(boolean other) {
        return new Coding(quality, other, progressive, chroma);
    }

    public Coding withProgressive(boolean other) {
        return new Coding(quality, lossless, other, chroma);
    }

    public Coding withChroma(Chroma other) {
        return new Coding(quality, lossless, progressive, other);
    }

    /** Returns whether this coding makes lossy copies in a format. */
    public boolean loses(ImageFormat format) {
        return format.isLossy() && !(lossless && format == ImageFormat.WEBP);
    }

    /** Returns a canonical form: equal for equal codings. */
    public String canonical() {
        return quality.canonical()
                + (lossless ? " lossless" : "")
                + (progressive ? " progressive" : "")
                + " "
                + chroma;
    }
}
