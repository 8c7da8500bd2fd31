/** Common kinds of TIFF: strips and tiles, LZW, Deflate, PackBits and fax. */
@NullMarked
package io.dropsize.image.codec.tiff;

import org.jspecify.annotations.NullMarked;
