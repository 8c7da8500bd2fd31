/** JPEG by the system's libjpeg-turbo, and whether a file is whole. */
@NullMarked
package io.dropsize.image.codec.jpeg;

import org.jspecify.annotations.NullMarked;
