package io.dropsize.image.codec.heif;

import io.dropsize.image.color.ColourCodes;

/**
 * What a HEIF picture says of its samples.
 *
 * @param matrix how luma and chroma become red, green and blue, by H.273
 * @param full whether black and white are the least and the most that a sample can be
 */
record HeifCodes(ColourCodes colours, int matrix, boolean full) {}
