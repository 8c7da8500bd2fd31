package io.dropsize.ui.shell.transfer;

import javafx.scene.image.Image;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/**
 * An offer on X11, read directly from the source.
 *
 * @param gtk the GTK library that JavaFX has loaded
 * @param selection the X11 selection
 * @param formats the offered targets
 */
record GtkDataOffer(GtkSelections gtk, String selection, List<String> formats)
        implements DataOffer {
    @Override
    public byte[] read(String format) {
        return formats.contains(format) ? gtk.read(selection, format) : new byte[0];
    }

    @Override
    public boolean hasFilesOrImage() {
        return false;
    }

    @Override
    public List<Path> files() {
        return List.of(); // They are offered as text/uri-list.
    }

    @Override
    public @Nullable Image image() {
        return null; // It is offered in an encoded format.
    }
}
