/** Rows and batches as the view shows them, without controls. */
@NullMarked
package io.dropsize.ui.upload.rows;

import org.jspecify.annotations.NullMarked;
