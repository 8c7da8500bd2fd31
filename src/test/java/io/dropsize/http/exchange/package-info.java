@NullMarked
package io.dropsize.http.exchange;

import org.jspecify.annotations.NullMarked;
