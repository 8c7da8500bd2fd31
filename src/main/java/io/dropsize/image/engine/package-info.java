/** Combines codecs: one image in, finished copies out. The only package that depends on codecs. */
@NullMarked
package io.dropsize.image.engine;

import org.jspecify.annotations.NullMarked;
