/** Skia by Skiko: everything browsers show, and the fallback of other codecs. */
@NullMarked
package io.dropsize.image.codec.skia;

import org.jspecify.annotations.NullMarked;
