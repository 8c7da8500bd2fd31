package io.dropsize.ui.upload;

import java.net.URI;
import java.nio.file.Path;

/** One thing that was dropped, pasted or chosen. */
public sealed interface DropItem {
    /** A file or folder. */
    record OfFile(Path path) implements DropItem {}

    /** An image on the web, or in a data URI. */
    record OfAddress(URI address) implements DropItem {}

    /**
     * Something that can't be taken.
     *
     * @param name what the user sees of it: an address, or a name
     */
    record Unreadable(String name) implements DropItem {}
}
