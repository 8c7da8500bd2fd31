/** The commands that show and change settings, destinations and the token of the endpoint. */
@NullMarked
package io.dropsize.cli.settings;

import org.jspecify.annotations.NullMarked;
