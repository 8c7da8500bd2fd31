package io.dropsize.image.isolation;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.ImageInput;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An image in progress, as one line.
 *
 * @param alone whether nothing else was in progress
 * @param thread its name
 * @param image the file as a URI, or the {@link Fingerprint} of bytes that are not in a file
 */
record WorkNote(ImageWork work, boolean alone, String thread, String image) {
    private static final String SEPARATOR = "\t";
    private static final String FILE = "file:";

    /**
     * The maximum length of the text, which must fit into a slot; real files don't have longer
     * paths.
     */
    private static final int MAX_LENGTH = 2600;

    static WorkNote of(ImageWork work, boolean alone, ImageInput input) {
        String thread = Thread.currentThread().getName().replace(SEPARATOR, " ");
        String image =
                switch (input) {
                    case ImageInput.OfFile(Path file) -> uri(file);
                    case ImageInput.Kept kept -> uri(kept.file().file());
                    case ImageInput.OfBytes bytes -> Fingerprint.of(bytes).text();
                };
        return new WorkNote(work, alone, thread, image.length() > MAX_LENGTH ? "" : image);
    }

    private static String uri(Path file) {
        return file.toAbsolutePath().toUri().toString();
    }

    String line() {
        return String.join(SEPARATOR, List.of(work.name(), "" + alone, thread, image));
    }

    static Optional<WorkNote> read(String line) {
        String[] parts = line.split(SEPARATOR, -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new WorkNote(
                            ImageWork.valueOf(parts[0]),
                            Boolean.parseBoolean(parts[1]),
                            parts[2],
                            parts[3]));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // A newer version supports more operations.
        }
    }

    /** Returns the image's fingerprint, for which a file is read; empty if the file was deleted. */
    Optional<String> fingerprint() {
        if (!image.startsWith(FILE)) {
            return image.isEmpty() ? Optional.empty() : Optional.of(image);
        }
        try {
            ImageInput file = ImageInput.of(Path.of(URI.create(image)));
            return Optional.of(Fingerprint.of(file).text());
        } catch (DropsizeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
