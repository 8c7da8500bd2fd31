/** Who runs when: jobs, their states and retries, and destinations that are offline. */
@NullMarked
package io.dropsize.pipeline.queue;

import org.jspecify.annotations.NullMarked;
