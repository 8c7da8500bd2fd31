package io.dropsize.pipeline;

import io.dropsize.image.ImageInput;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An image as it came.
 *
 * @param label how the user named it: the path as given, or what the clipboard's picture is called
 * @param name the file name its copy is named after; the user may change it before it goes up
 */
public record Source(String label, String name, ImageInput input) {

    public static Source of(Path file) {
        return of(file.toString(), file);
    }

    public static Source of(String label, Path file) {
        ImageInput input = ImageInput.of(file);
        return new Source(label, input.name(), input);
    }

    public static Source of(String name, byte[] bytes) {
        return new Source(name, name, ImageInput.of(name, bytes));
    }

    /** The file it came as; empty for bytes. */
    public Optional<Path> file() {
        return input instanceof ImageInput.OfFile(Path file) ? Optional.of(file) : Optional.empty();
    }

    /** Everything at once. */
    public byte[] bytes() {
        return input.bytes();
    }

    public Source renamed(String newName) {
        return new Source(label, newName, input);
    }

    /** The name without its extension. */
    public String stem() {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }
}
