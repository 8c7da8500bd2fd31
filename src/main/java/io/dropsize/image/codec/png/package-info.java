/** PNG: small files, cICP colours, and fast decoding of plain files. */
@NullMarked
package io.dropsize.image.codec.png;

import org.jspecify.annotations.NullMarked;
