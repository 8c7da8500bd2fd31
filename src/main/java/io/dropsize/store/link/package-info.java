/** Links to objects: their forms, pictures in several sizes, and addresses that browsers open. */
@NullMarked
package io.dropsize.store.link;

import org.jspecify.annotations.NullMarked;
