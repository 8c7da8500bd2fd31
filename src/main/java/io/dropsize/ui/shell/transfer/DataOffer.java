package io.dropsize.ui.shell.transfer;

import javafx.scene.image.Image;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/**
 * The content that a drag or a clipboard offers. On the JavaFX thread.
 *
 * <p>Only offered formats may be read: for others, some platforms return stale content.
 */
interface DataOffer {
    /** The offered formats as MIME types or X11 target names, in the source's order. */
    List<String> formats();

    /** The bytes of an offered format; empty if the source does not provide them. */
    byte[] read(String format);

    /** Whether there are {@link #files} or an {@link #image}. */
    boolean hasFilesOrImage();

    /** Files from the platform's own list, not from bytes. */
    List<Path> files();

    /** A decoded image, if the platform has no encoded one; null for none. */
    @Nullable Image image();
}
