/** Errors as values: the kinds of error, the one exception, and the sentence for each kind. */
@NullMarked
package io.dropsize.error;

import org.jspecify.annotations.NullMarked;
