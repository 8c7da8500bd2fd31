/** What is installed beside the program. */
@NullMarked
package io.dropsize.packaging;

import org.jspecify.annotations.NullMarked;
