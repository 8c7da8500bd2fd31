/** Which proxy connections to services and to the web use. */
@NullMarked
package io.dropsize.network;

import org.jspecify.annotations.NullMarked;
