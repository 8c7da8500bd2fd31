/**
 * HEIC and AVIF through libheif. Many small classes: two bind the library, the others validate a
 * file's values before native code sees them.
 */
@NullMarked
package io.dropsize.image.codec.heif;

import org.jspecify.annotations.NullMarked;
