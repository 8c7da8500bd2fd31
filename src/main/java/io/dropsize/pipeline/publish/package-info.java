/** Destinations of copies, and the choice of each copy's key. */
@NullMarked
package io.dropsize.pipeline.publish;

import org.jspecify.annotations.NullMarked;
