/** Destinations: the port {@link io.dropsize.store.ObjectStore}, destinations, keys and links. */
@NullMarked
package io.dropsize.store;

import org.jspecify.annotations.NullMarked;
