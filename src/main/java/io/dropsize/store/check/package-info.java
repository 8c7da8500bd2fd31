/** The check of a destination, step by step, and the policies that its failures call for. */
@NullMarked
package io.dropsize.store.check;

import org.jspecify.annotations.NullMarked;
