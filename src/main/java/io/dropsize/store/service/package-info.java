/** The S3 services, and the addresses by which they, their buckets and consoles are recognised. */
@NullMarked
package io.dropsize.store.service;

import org.jspecify.annotations.NullMarked;
