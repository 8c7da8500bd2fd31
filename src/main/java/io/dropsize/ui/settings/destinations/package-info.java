/** The section of destinations: list, form and check. */
@NullMarked
package io.dropsize.ui.settings.destinations;

import org.jspecify.annotations.NullMarked;
