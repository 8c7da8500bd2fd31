@NullMarked
package io.dropsize.ui.shell.transfer;

import org.jspecify.annotations.NullMarked;
