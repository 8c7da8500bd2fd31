/** The state and the commands of the view of uploads, without controls. */
@NullMarked
package io.dropsize.ui.upload.model;

import org.jspecify.annotations.NullMarked;
