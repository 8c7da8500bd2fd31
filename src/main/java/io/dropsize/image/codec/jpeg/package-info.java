/** JPEG through the system's libjpeg-turbo, and the check for damaged files. */
@NullMarked
package io.dropsize.image.codec.jpeg;

import org.jspecify.annotations.NullMarked;
