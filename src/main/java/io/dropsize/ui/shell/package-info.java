/** The window: navigation, status and handling of drops. */
@NullMarked
package io.dropsize.ui.shell;

import org.jspecify.annotations.NullMarked;
