/**
 * Keeps a native decoder that crashes or hangs from ending the program: a child process decodes,
 * and an image that ended an earlier run is refused.
 */
@NullMarked
package io.dropsize.image.isolation;

import org.jspecify.annotations.NullMarked;
