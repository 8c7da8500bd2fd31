/** What is dropped on the window or pasted into it, and its conversion to images. */
@NullMarked
package io.dropsize.ui.shell.transfer;

import org.jspecify.annotations.NullMarked;
