/** Desktop notifications. */
@NullMarked
package io.dropsize.notification;

import org.jspecify.annotations.NullMarked;
