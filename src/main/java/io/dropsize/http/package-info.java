/** The local HTTP endpoint, by which editors and scripts upload images. */
@NullMarked
package io.dropsize.http;

import org.jspecify.annotations.NullMarked;
