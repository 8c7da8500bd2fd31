/** Reads destinations from exported files and from the settings of other programs. */
@NullMarked
package io.dropsize.settings.foreign;

import org.jspecify.annotations.NullMarked;
