/**
 * Images: probe, decode, resize and encode. {@link io.dropsize.image.ImageEngine} is the only way
 * in; nothing outside sees a sub-package.
 */
@NullMarked
package io.dropsize.image;

import org.jspecify.annotations.NullMarked;
