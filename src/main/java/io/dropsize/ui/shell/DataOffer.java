package io.dropsize.ui.shell;

import javafx.scene.image.Image;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/**
 * The content that a drag or a clipboard offers. On the JavaFX thread.
 *
 * <p>Only offered formats may be read: for others, some platforms return what was read last.
 */
interface DataOffer {
    /** The offered formats as MIME types or X11 target names, in the source's order. */
    List<String> formats();

    /** The bytes of an offered format; empty if the source does not hand them over. */
    byte[] read(String format);

    /** Whether there are {@link #files} or an {@link #image}. */
    boolean hasMore();

    /** Files that come as a list of the platform's own, not as bytes. */
    List<Path> files();

    /** A decoded image, where the platform has no encoded one; null for none. */
    @Nullable Image image();
}
