/** The output of commands: waits for their jobs, and prints progress, results and links. */
@NullMarked
package io.dropsize.cli.output;

import org.jspecify.annotations.NullMarked;
