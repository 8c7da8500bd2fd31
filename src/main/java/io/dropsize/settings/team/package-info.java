/** Loads the team file from its source, and keeps its last good copy. */
@NullMarked
package io.dropsize.settings.team;

import org.jspecify.annotations.NullMarked;
