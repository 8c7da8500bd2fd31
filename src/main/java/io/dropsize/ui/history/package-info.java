/** The History view: what was uploaded, with its links. */
@NullMarked
package io.dropsize.ui.history;

import org.jspecify.annotations.NullMarked;
