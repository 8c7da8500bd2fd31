/** The state of rows and batches as the view shows it, without controls. */
@NullMarked
package io.dropsize.ui.upload.rows;

import org.jspecify.annotations.NullMarked;
