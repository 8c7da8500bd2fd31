/** The S3 server behind "This computer". The server's library is used here and nowhere else. */
@NullMarked
package io.dropsize.store.local;

import org.jspecify.annotations.NullMarked;
