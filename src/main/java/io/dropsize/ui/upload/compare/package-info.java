/** The comparison of a source and its copy, and the values that are tried on it. */
@NullMarked
package io.dropsize.ui.upload.compare;

import org.jspecify.annotations.NullMarked;
