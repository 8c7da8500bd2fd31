/** How similar two pictures look. */
@NullMarked
package io.dropsize.image.metric;

import org.jspecify.annotations.NullMarked;
