/** PNG: small files, colours by code points, and fast decoding of plain files. */
@NullMarked
package io.dropsize.image.codec.png;

import org.jspecify.annotations.NullMarked;
