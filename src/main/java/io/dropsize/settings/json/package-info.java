/** Converts settings to JSON and back, keeping fields that this version doesn't know. */
@NullMarked
package io.dropsize.settings.json;

import org.jspecify.annotations.NullMarked;
