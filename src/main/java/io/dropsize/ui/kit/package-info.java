/** What every view needs: loader, tasks, dialogs, error texts. */
@NullMarked
package io.dropsize.ui.kit;

import org.jspecify.annotations.NullMarked;
