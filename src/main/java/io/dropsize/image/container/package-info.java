/**
 * Files without their pixels: segments, chunks and boxes. Classes here read and rewrite bytes and
 * decode nothing, so codecs and metadata share them. More than thirty classes would be too many;
 * each format has a handful.
 */
@NullMarked
package io.dropsize.image.container;

import org.jspecify.annotations.NullMarked;
