/** The view that takes sources and shows their jobs. */
@NullMarked
package io.dropsize.ui.upload;

import org.jspecify.annotations.NullMarked;
