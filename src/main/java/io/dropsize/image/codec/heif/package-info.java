/**
 * HEIC and AVIF through libheif. {@code HeifReading} and {@code HeifWriting} bind the library; the
 * other classes validate a file's values before native code receives them.
 */
@NullMarked
package io.dropsize.image.codec.heif;

import org.jspecify.annotations.NullMarked;
