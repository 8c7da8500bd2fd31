/** Whether there is a newer release. It is only told: nothing is fetched or installed. */
@NullMarked
package io.dropsize.update;

import org.jspecify.annotations.NullMarked;
