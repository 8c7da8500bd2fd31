/** Which metadata of a source a copy keeps, and how it is written. Allowlists, not blocklists. */
@NullMarked
package io.dropsize.image.metadata;

import org.jspecify.annotations.NullMarked;
