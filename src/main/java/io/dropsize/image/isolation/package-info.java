/**
 * Protects the program against native decoders that crash or hang: a child process decodes, and an
 * image that crashed an earlier run is refused.
 */
@NullMarked
package io.dropsize.image.isolation;

import org.jspecify.annotations.NullMarked;
