package io.dropsize.pipeline.plan;

import io.dropsize.image.ImageInput;
import io.dropsize.store.KeyContext;
import io.dropsize.store.link.Description;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An image as it was added.
 *
 * @param label how the user named it: the path as given, or the name of the clipboard's picture
 * @param name the file name that its copy is named after; the user may change it before the upload
 * @param input the image; without bytes until it has been loaded from the web
 * @param address the web address to load it from; null if it is loaded, or not from the web
 * @param context the values of the upload for the key template
 * @param description what the user, or the image's metadata, says about it
 */
public record Source(
        String label,
        String name,
        ImageInput input,
        @Nullable URI address,
        KeyContext context,
        Description description) {

    public Source(String label, String name, ImageInput input) {
        this(label, name, input, null, KeyContext.NONE, Description.NONE);
    }

    public static Source of(Path file) {
        return of(file.toString(), file);
    }

    public static Source of(String label, Path file) {
        return of(label, file, "");
    }

    /**
     * Returns a file in a folder that was added.
     *
     * @param path the file's folders from the added one on, separated by slashes; empty for none
     */
    public static Source of(String label, Path file, String path) {
        ImageInput input = ImageInput.of(file);
        Path parent = file.toAbsolutePath().normalize().getParent();
        String folder = parent == null ? "" : SourceScanner.name(parent);
        return new Source(label, input.name(), input).with(KeyContext.in(path, folder));
    }

    public static Source of(String name, byte[] bytes) {
        return new Source(name, name, ImageInput.of(name, bytes));
    }

    /**
     * Returns a source whose bytes are in a file of the program.
     *
     * @param label how the user named the image
     */
    public static Source kept(String label, String name, Path file) {
        return new Source(label, name, ImageInput.kept(name, file));
    }

    /** Returns an image on the web, or in a data URI. */
    public static Source of(URI address) {
        String name = ImageAddress.name(address);
        return new Source(
                ImageAddress.label(address),
                name,
                ImageInput.of(name, new byte[0]),
                address,
                KeyContext.NONE,
                Description.NONE);
    }

    /** Returns whether the image can be read; its address is null then. */
    public boolean isFetched() {
        return address == null;
    }

    /** Its file; empty for bytes. */
    public Optional<Path> file() {
        return input instanceof ImageInput.OfFile(Path file) ? Optional.of(file) : Optional.empty();
    }

    /** The bytes of the image. Blocks. */
    public byte[] bytes() {
        return input.bytes();
    }

    public Source renamed(String newName) {
        return new Source(label, newName, input, address, context, description);
    }

    /** Returns this source in another upload. */
    public Source with(KeyContext other) {
        return new Source(label, name, input, address, other, description);
    }

    /** Returns this source with another description. */
    public Source with(Description other) {
        return new Source(label, name, input, address, context, other);
    }

    /** Returns the name without its extension. */
    public String stem() {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }
}
