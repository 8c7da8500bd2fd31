@NullMarked
package io.dropsize.store.link;

import org.jspecify.annotations.NullMarked;
