/**
 * Images: probe, decode, resize and encode. {@link io.dropsize.image.ImageEngine} is the only entry
 * point; no other package uses a sub-package.
 */
@NullMarked
package io.dropsize.image;

import org.jspecify.annotations.NullMarked;
