/** What the sections of the settings have in common. */
@NullMarked
package io.dropsize.ui.settings.shared;

import org.jspecify.annotations.NullMarked;
