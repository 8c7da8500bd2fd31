/** Loads images from the web, with limits on size, time and addresses. */
@NullMarked
package io.dropsize.fetch;

import org.jspecify.annotations.NullMarked;
