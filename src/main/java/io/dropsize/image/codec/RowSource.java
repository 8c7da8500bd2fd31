package io.dropsize.image.codec;

/** Samples that are scaled: a picture's colours, or one plane of them. */
public interface RowSource {
    /** Samples in a row. */
    int width();

    /** Of each sample. */
    int channels();

    /** Writes the samples of a row, 0 to 255, into an array for each channel. */
    void unpack(int y, float[][] channels);
}
