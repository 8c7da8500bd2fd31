/** Tests of the files that are installed with the program. */
@NullMarked
package io.dropsize.packaging;

import org.jspecify.annotations.NullMarked;
