package io.dropsize.image.codec;

/** The scaler's input: a picture's channels, or one plane. */
public interface RowSource {
    /** Samples per row. */
    int width();

    /** Of each sample. */
    int channels();

    /** Writes the samples of a row, 0 to 255, into one array per channel. */
    void unpack(int y, float[][] channels);
}
