/** Stand-ins for our own ports, for tests that are about something else. */
@NullMarked
package io.dropsize.testkit;

import org.jspecify.annotations.NullMarked;
