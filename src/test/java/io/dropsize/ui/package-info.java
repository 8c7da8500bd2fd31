/** Common code for tests of views. */
@NullMarked
package io.dropsize.ui;

import org.jspecify.annotations.NullMarked;
