/** Writes still and animated GIF. One class: its blocks are in the container package. */
@NullMarked
package io.dropsize.image.codec.gif;

import org.jspecify.annotations.NullMarked;
