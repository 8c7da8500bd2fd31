/** Images, thumbnails and links of objects that are already in a bucket. */
@NullMarked
package io.dropsize.pipeline.library;

import org.jspecify.annotations.NullMarked;
