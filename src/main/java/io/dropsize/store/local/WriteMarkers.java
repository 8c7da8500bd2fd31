package io.dropsize.store.local;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Records which files are being written, so that partial files left by a kill can be distinguished
 * from files with similar names.
 */
final class WriteMarkers {
    private static final Logger LOG = LoggerFactory.getLogger(WriteMarkers.class);

    /** The suffix that s3proxy adds to a file's name until it is complete. */
    static final String UNFINISHED = "-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Path notes;

    /**
     * @param notes a folder for the markers; created on first use
     */
    WriteMarkers(Path notes) {
        this.notes = notes;
    }

    /** Creates a marker for a file; null if that fails, which doesn't prevent writing the file. */
    @Nullable Path begin(Path file) {
        try {
            Files.createDirectories(notes);
            return Files.writeString(
                    notes.resolve(UUID.randomUUID().toString()), file.toAbsolutePath().toString());
        } catch (IOException e) {
            LOG.debug("no note of {}", file, e);
            return null;
        }
    }

    /** The file is complete, or was given up. */
    void end(@Nullable Path note) {
        if (note != null) {
            try {
                Files.deleteIfExists(note);
            } catch (IOException e) {
                LOG.debug("{} stays", note, e);
            }
        }
    }

    /** Deletes partial files. Call only while no write is in progress. */
    void tidy() {
        if (!Files.isDirectory(notes)) {
            return;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(notes)) {
            for (Path note : all) {
                tidy(note);
            }
        } catch (IOException e) {
            LOG.warn("{} is not tidied", notes, e);
        }
    }

    private void tidy(Path note) throws IOException {
        try {
            Path file = Path.of(Files.readString(note));
            for (Path half : halves(file)) {
                Files.deleteIfExists(half);
            }
        } catch (InvalidPathException e) {
            LOG.debug("{} is torn", note, e);
        }
        end(note);
    }

    /** Partial files of an incomplete file, of any writer. */
    static List<Path> halves(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        Pattern half = Pattern.compile(Pattern.quote(file.getFileName().toString()) + UNFINISHED);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(one -> half.matcher(one.getFileName().toString()).matches())
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
