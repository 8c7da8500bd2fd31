package io.dropsize.image;

/**
 * A source decoded at a copy's size, from which copies with other codings and formats are encoded.
 * Every call blocks. Thread-safe.
 */
public interface ScaledImage {
    /** Returns the decoded source. */
    Pixels pixels();

    /**
     * Encodes a copy with its metadata. Its bytes can differ slightly from {@link
     * ImageEngine#render}, which scales a JPEG source for a JPEG copy without converting it to RGB.
     *
     * @param spec of the size that the source is decoded at
     */
    EncodedImage encode(RenderSpec spec);

    /** Decodes a copy. */
    Pixels decode(EncodedImage copy);

    /**
     * Returns the SSIMULACRA 2 score of a decoded copy, at most 100.
     *
     * @param copy of the size that the source is decoded at
     */
    double score(Pixels copy);
}
