/** From a source to a link: presets, plans, jobs and the queue that runs them. */
@NullMarked
package io.dropsize.pipeline;

import org.jspecify.annotations.NullMarked;
