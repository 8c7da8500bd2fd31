/** The port for recording jobs between runs of the program, and its values. */
@NullMarked
package io.dropsize.pipeline.journal;

import org.jspecify.annotations.NullMarked;
