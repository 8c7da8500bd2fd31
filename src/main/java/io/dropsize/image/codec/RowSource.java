package io.dropsize.image.codec;

/** The scaler's input: a picture's channels, or one plane. */
public interface RowSource {
    /** Returns the number of samples per row. */
    int width();

    /** Returns the number of channels. */
    int channels();

    /** Writes the samples of a row, 0 to 255, into one array per channel. */
    void unpack(int y, float[][] channels);
}
