/** The icon in the system's tray: a port, and its adapters for D-Bus and AWT. */
@NullMarked
package io.dropsize.tray;

import org.jspecify.annotations.NullMarked;
