package io.dropsize.image;

/**
 * How pixels become bytes.
 *
 * @param quality for lossy formats; without meaning for PNG, and where lossless
 * @param lossless for WebP: every pixel stays as it is
 * @param progressive for JPEG: it appears coarse at first while it loads
 * @param chroma for JPEG and AVIF
 */
public record Coding(Quality quality, boolean lossless, boolean progressive, Chroma chroma) {

    /** Lossy and plain. */
    public static Coding of(Quality quality) {
        return new Coding(quality, false, false, Chroma.AUTO);
    }

    /**
     * Lossy and plain.
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

    /** Whether a format's copies are coded with loss by this. */
    public boolean loses(ImageFormat format) {
        return switch (format) {
            case PNG, GIF, BMP, TIFF, PSD, ICO -> false;
            case WEBP -> !lossless;
            case JPEG, HEIC, AVIF -> true;
        };
    }

    /** Names all of it, the same for the same coding. */
    public String spelled() {
        return quality.spelled()
                + (lossless ? " lossless" : "")
                + (progressive ? " progressive" : "")
                + " "
                + chroma;
    }
}
