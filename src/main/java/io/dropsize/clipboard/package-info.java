/** The desktop's clipboard for commands, by the programs that each system has for it. */
@NullMarked
package io.dropsize.clipboard;

import org.jspecify.annotations.NullMarked;
