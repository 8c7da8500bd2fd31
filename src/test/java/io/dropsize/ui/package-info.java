/** What tests of views share. */
@NullMarked
package io.dropsize.ui;

import org.jspecify.annotations.NullMarked;
