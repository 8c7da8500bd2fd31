/** The connections to S3 services: proxies, idle timeouts and bounded responses. */
@NullMarked
package io.dropsize.store.s3.http;

import org.jspecify.annotations.NullMarked;
