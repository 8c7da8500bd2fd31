/** The desktop's own notifications. */
@NullMarked
package io.dropsize.notification;

import org.jspecify.annotations.NullMarked;
