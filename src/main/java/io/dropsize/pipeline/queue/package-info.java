/** Scheduling of jobs: their states and retries, and offline destinations. */
@NullMarked
package io.dropsize.pipeline.queue;

import org.jspecify.annotations.NullMarked;
