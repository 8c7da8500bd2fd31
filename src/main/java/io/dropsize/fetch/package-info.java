/** Loads images from the web, within limits of size, time and place. */
@NullMarked
package io.dropsize.fetch;

import org.jspecify.annotations.NullMarked;
