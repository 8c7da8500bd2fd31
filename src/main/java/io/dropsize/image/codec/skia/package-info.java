/** Skia through Skiko: all formats of browsers, and the fallback for other codecs. */
@NullMarked
package io.dropsize.image.codec.skia;

import org.jspecify.annotations.NullMarked;
