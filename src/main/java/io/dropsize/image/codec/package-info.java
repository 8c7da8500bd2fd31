/** The port for formats: decoders, encoders, and the pixels that are passed between them. */
@NullMarked
package io.dropsize.image.codec;

import org.jspecify.annotations.NullMarked;
