/** The Lanczos resampler. It stays small because it is the product's own: no library is as good. */
@NullMarked
package io.dropsize.image.scale;

import org.jspecify.annotations.NullMarked;
