/** The headers that a destination adds to uploads. */
@NullMarked
package io.dropsize.store.headers;

import org.jspecify.annotations.NullMarked;
