/** Lossless and animated WebP; Skia handles the rest. */
@NullMarked
package io.dropsize.image.codec.webp;

import org.jspecify.annotations.NullMarked;
