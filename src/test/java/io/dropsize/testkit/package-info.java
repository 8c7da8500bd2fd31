/** Fakes of our own ports, for tests of other parts. */
@NullMarked
package io.dropsize.testkit;

import org.jspecify.annotations.NullMarked;
