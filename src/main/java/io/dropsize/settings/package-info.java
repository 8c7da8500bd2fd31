/** The user's preferences as one immutable record, and its file. */
@NullMarked
package io.dropsize.settings;

import org.jspecify.annotations.NullMarked;
