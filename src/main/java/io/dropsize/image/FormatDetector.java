package io.dropsize.image;

/** Recognizes files of one format. */
public interface FormatDetector {
    ImageFormat format();

    /**
     * Whether a file with these first bytes has this format.
     *
     * @param head up to 16 KB
     */
    boolean recognizes(byte[] head);
}
