/** The port that formats implement: decoders, encoders, and the pixels that go between them. */
@NullMarked
package io.dropsize.image.codec;

import org.jspecify.annotations.NullMarked;
