/** The only way from an edge into the queue. */
@NullMarked
package io.dropsize.submit;

import org.jspecify.annotations.NullMarked;
