/** The view for destinations, presets and the actions after an upload. */
@NullMarked
package io.dropsize.ui.settings;

import org.jspecify.annotations.NullMarked;
