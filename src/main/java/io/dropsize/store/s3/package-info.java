/** The S3 adapter. The AWS SDK is used here and nowhere else. */
@NullMarked
package io.dropsize.store.s3;

import org.jspecify.annotations.NullMarked;
