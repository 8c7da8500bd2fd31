/** The real program, killed at random moments. */
@NullMarked
package io.dropsize.kill;

import org.jspecify.annotations.NullMarked;
