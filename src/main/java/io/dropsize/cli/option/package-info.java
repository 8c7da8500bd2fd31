/** Options that several commands share, and what the user must change in them. */
@NullMarked
package io.dropsize.cli.option;

import org.jspecify.annotations.NullMarked;
