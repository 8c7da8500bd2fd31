/** Turns what the user drops, pastes or opens into jobs and their rows. */
@NullMarked
package io.dropsize.ui.upload.intake;

import org.jspecify.annotations.NullMarked;
