/** The composition root: the only place that assembles adapters. */
@NullMarked
package io.dropsize.app;

import org.jspecify.annotations.NullMarked;
