/** Colour spaces, transfer functions and ICC profiles: from samples to sRGB. */
@NullMarked
package io.dropsize.image.color;

import org.jspecify.annotations.NullMarked;
