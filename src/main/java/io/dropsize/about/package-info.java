/** Version, home page, runtime environment and third-party licences of this program. */
@NullMarked
package io.dropsize.about;

import org.jspecify.annotations.NullMarked;
