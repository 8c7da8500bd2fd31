/** The composition root: the only place that puts adapters together. */
@NullMarked
package io.dropsize.app;

import org.jspecify.annotations.NullMarked;
