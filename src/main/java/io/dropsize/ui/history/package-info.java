/** The History view: past uploads with their links. */
@NullMarked
package io.dropsize.ui.history;

import org.jspecify.annotations.NullMarked;
