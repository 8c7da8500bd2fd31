/** Checks for a newer release and reports it; nothing is downloaded or installed. */
@NullMarked
package io.dropsize.update;

import org.jspecify.annotations.NullMarked;
