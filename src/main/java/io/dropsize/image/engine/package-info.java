/** Puts codecs together: one image in, finished copies out. The only package that names codecs. */
@NullMarked
package io.dropsize.image.engine;

import org.jspecify.annotations.NullMarked;
