/** Requests and responses of the endpoint: their bodies, limits and refusals. */
@NullMarked
package io.dropsize.http.exchange;

import org.jspecify.annotations.NullMarked;
