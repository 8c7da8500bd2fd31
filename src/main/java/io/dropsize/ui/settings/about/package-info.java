/** The section about the program: version, licences and updates. */
@NullMarked
package io.dropsize.ui.settings.about;

import org.jspecify.annotations.NullMarked;
