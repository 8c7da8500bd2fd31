/**
 * Determines what is made of a source: presets, sizes, names, plans, and the copy itself.
 * Independent of destinations.
 */
@NullMarked
package io.dropsize.pipeline.plan;

import org.jspecify.annotations.NullMarked;
