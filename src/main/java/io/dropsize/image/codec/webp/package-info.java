/** WebP without loss and animated; Skia does the rest. */
@NullMarked
package io.dropsize.image.codec.webp;

import org.jspecify.annotations.NullMarked;
