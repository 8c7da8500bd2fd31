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
 * Notes which files are being written, so that halves of them that a kill left behind can be told
 * from files whose names only look alike.
 */
final class Writing {
    private static final Logger LOG = LoggerFactory.getLogger(Writing.class);

    /** What s3proxy puts behind a file's name until it is whole. */
    static final String UNFINISHED = "-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Path notes;

    /**
     * @param notes a folder for the notes; made when it is needed
     */
    Writing(Path notes) {
        this.notes = notes;
    }

    /** Takes note of a file; null if that can't be done, which is no reason not to write it. */
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

    /** It is whole, or has been given up. */
    void end(@Nullable Path note) {
        if (note != null) {
            try {
                Files.deleteIfExists(note);
            } catch (IOException e) {
                LOG.debug("{} stays", note, e);
            }
        }
    }

    /** Deletes the halves of what was being written. Only while nobody writes. */
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

    /** What has been written of a file that is not whole yet, by whoever writes it. */
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
