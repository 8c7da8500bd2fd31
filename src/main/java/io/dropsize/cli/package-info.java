/** The command line. */
@NullMarked
package io.dropsize.cli;

import org.jspecify.annotations.NullMarked;
