/** What this program is: its version, its home, what it runs on and whose work is in it. */
@NullMarked
package io.dropsize.about;

import org.jspecify.annotations.NullMarked;
