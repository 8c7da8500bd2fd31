package io.dropsize.image;

/**
 * What a HEIF picture says of its samples.
 *
 * @param full whether black and white are the least and the most that a sample can be
 */
record HeifCodes(ColourCodes colours, boolean full) {}
