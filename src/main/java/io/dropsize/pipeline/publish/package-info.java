/** Where copies go, and which key each of them gets. */
@NullMarked
package io.dropsize.pipeline.publish;

import org.jspecify.annotations.NullMarked;
