/** The section of presets: list and form. */
@NullMarked
package io.dropsize.ui.settings.presets;

import org.jspecify.annotations.NullMarked;
