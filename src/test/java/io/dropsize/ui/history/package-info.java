@NullMarked
package io.dropsize.ui.history;

import org.jspecify.annotations.NullMarked;
