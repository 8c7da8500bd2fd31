/** The view of objects in the destination's bucket. */
@NullMarked
package io.dropsize.ui.library;

import org.jspecify.annotations.NullMarked;
