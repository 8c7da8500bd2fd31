/**
 * Native libraries and functions of the system. One class, so that {@code java.lang.foreign} has
 * one owner.
 */
@NullMarked
package io.dropsize.image.ffi;

import org.jspecify.annotations.NullMarked;
