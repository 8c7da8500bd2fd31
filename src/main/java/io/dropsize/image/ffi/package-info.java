/**
 * System libraries and functions. One class, so that {@code java.lang.foreign} is used in one
 * place.
 */
@NullMarked
package io.dropsize.image.ffi;

import org.jspecify.annotations.NullMarked;
