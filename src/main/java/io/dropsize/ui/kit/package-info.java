/** Common parts of all views: loader, tasks, dialogs, error texts. */
@NullMarked
package io.dropsize.ui.kit;

import org.jspecify.annotations.NullMarked;
