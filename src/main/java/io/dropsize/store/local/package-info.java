/** The S3 server behind "This computer". Only this package uses the server's library. */
@NullMarked
package io.dropsize.store.local;

import org.jspecify.annotations.NullMarked;
