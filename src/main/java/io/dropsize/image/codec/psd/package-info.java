/** The merged picture of Photoshop files. */
@NullMarked
package io.dropsize.image.codec.psd;

import org.jspecify.annotations.NullMarked;
