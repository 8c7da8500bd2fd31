/** The view that accepts sources and shows their jobs. */
@NullMarked
package io.dropsize.ui.upload;

import org.jspecify.annotations.NullMarked;
