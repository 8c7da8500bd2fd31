/** The window: navigation, status and where dropped files go. */
@NullMarked
package io.dropsize.ui.shell;

import org.jspecify.annotations.NullMarked;
