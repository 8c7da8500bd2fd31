/** The program's entry. */
@NullMarked
package io.dropsize;

import org.jspecify.annotations.NullMarked;
