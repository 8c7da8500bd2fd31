/**
 * Formats that other codecs don't support, through TwelveMonkeys' ImageIO readers: JPEG in TIFF,
 * and rare BMP and ICO.
 */
@NullMarked
package io.dropsize.image.codec.twelvemonkeys;

import org.jspecify.annotations.NullMarked;
