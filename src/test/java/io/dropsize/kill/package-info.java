/** Kills the real program at random moments. */
@NullMarked
package io.dropsize.kill;

import org.jspecify.annotations.NullMarked;
