/** The section for the endpoint that editors and scripts use. */
@NullMarked
package io.dropsize.ui.settings.endpoint;

import org.jspecify.annotations.NullMarked;
