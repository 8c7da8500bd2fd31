/**
 * File structures without pixels: segments, chunks and boxes. Classes here parse and rewrite bytes
 * and decode nothing, so codecs and metadata can share them.
 */
@NullMarked
package io.dropsize.image.container;

import org.jspecify.annotations.NullMarked;
