/** The Lanczos resampler. */
@NullMarked
package io.dropsize.image.scale;

import org.jspecify.annotations.NullMarked;
