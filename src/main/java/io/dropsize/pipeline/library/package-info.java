/** What is shown of objects that are in a bucket already: images, thumbnails and links. */
@NullMarked
package io.dropsize.pipeline.library;

import org.jspecify.annotations.NullMarked;
