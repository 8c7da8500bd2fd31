/** The view of destinations, presets and what happens after an upload. */
@NullMarked
package io.dropsize.ui.settings;

import org.jspecify.annotations.NullMarked;
