package io.dropsize.ui.upload.intake;

import java.net.URI;
import java.nio.file.Path;

/** One item that was dropped, pasted or chosen. */
public sealed interface DropItem {
    /** A file or folder. */
    record OfFile(Path path) implements DropItem {}

    /** An image on the web, or in a data URI. */
    record OfAddress(URI address) implements DropItem {}

    /**
     * An item that can't be added.
     *
     * @param name its displayed name: an address, or a file name
     */
    record Unreadable(String name) implements DropItem {}
}
