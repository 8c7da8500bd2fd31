@NullMarked
package io.dropsize.http;

import org.jspecify.annotations.NullMarked;
