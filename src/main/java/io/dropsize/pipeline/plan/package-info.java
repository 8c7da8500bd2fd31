/** What is to be made of a source: presets, sizes, names, plans, and the copy itself. Knows no destination. */
@NullMarked
package io.dropsize.pipeline.plan;

import org.jspecify.annotations.NullMarked;
