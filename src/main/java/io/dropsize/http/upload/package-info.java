/** The endpoint's own API: uploads, their jobs, and the images in buckets. */
@NullMarked
package io.dropsize.http.upload;

import org.jspecify.annotations.NullMarked;
