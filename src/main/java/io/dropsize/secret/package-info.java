/** Access to the operating system's keyring. */
@NullMarked
package io.dropsize.secret;

import org.jspecify.annotations.NullMarked;
