/** Files that several processes share or that must survive a power cut. Knows no other package. */
@NullMarked
package io.dropsize.files;

import org.jspecify.annotations.NullMarked;
