package io.dropsize.image.codec.heif;

import io.dropsize.image.color.Cicp;

/**
 * The H.273 codes (CICP) that describe the samples of a HEIF picture.
 *
 * @param matrix the H.273 matrix from luma and chroma to RGB
 * @param full whether samples use the full range
 */
record HeifCicp(Cicp colours, int matrix, boolean full) {}
