/**
 * HEIC and AVIF by libheif. Many small classes: two bind the library, the others check what a file
 * claims before native code sees it.
 */
@NullMarked
package io.dropsize.image.codec.heif;

import org.jspecify.annotations.NullMarked;
