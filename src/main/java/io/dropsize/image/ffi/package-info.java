/** System libraries, functions and memory, through {@code java.lang.foreign}. */
@NullMarked
package io.dropsize.image.ffi;

import org.jspecify.annotations.NullMarked;
