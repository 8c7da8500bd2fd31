/** Code that the sections of the settings share. */
@NullMarked
package io.dropsize.ui.settings.shared;

import org.jspecify.annotations.NullMarked;
