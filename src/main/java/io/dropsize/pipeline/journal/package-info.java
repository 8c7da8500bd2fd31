/** What is remembered of jobs between runs of the program: a port, and the values that pass it. */
@NullMarked
package io.dropsize.pipeline.journal;

import org.jspecify.annotations.NullMarked;
