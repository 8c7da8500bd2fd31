/**
 * Pictures: probe, decode, resize, encode, and which metadata stays. {@link
 * io.dropsize.image.ImageEngine} is the door.
 */
@NullMarked
package io.dropsize.image;

import org.jspecify.annotations.NullMarked;
