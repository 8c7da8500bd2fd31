/** Options, arguments and the session that several commands share. */
@NullMarked
package io.dropsize.cli.option;

import org.jspecify.annotations.NullMarked;
