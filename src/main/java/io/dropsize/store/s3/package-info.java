/** The S3 adapter. Only this package and its subpackages use the AWS SDK. */
@NullMarked
package io.dropsize.store.s3;

import org.jspecify.annotations.NullMarked;
