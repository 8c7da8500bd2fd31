package io.dropsize.history;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.ImageInput;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The bytes of sources that are not the user's files, kept until they are uploaded. */
final class PastedSources {
    private static final Logger LOG = LoggerFactory.getLogger(PastedSources.class);

    private static final Duration TIME_TO_WRITE = Duration.ofMinutes(10);

    private final Path folder;

    private final Set<String> over = ConcurrentHashMap.newKeySet();

    /** Kept by this run; the rows that refer to them may not be written yet. */
    private final Set<String> fresh = ConcurrentHashMap.newKeySet();

    PastedSources(Path folder) {
        this.folder = folder;
    }

    /**
     * Stores the image's bytes without holding all of them in memory; they survive a power cut when
     * this returns. A file of the program must not be changed any more.
     */
    String keep(ImageInput image) throws IOException {
        Files.createDirectories(folder);
        String name = UUID.randomUUID().toString();
        fresh.add(name);
        boolean complete = false;
        try {
            if (!(image instanceof ImageInput.Kept(String _, ImageInput.OfFile(Path given))
                    && isLinked(given, file(name)))) {
                copy(image, file(name));
            }
            complete = true;
        } catch (DropsizeException e) {
            throw new IOException("an image can't be read", e);
        } finally {
            if (!complete) {
                forget(name);
            }
        }
        return name;
    }

    /** A second name for the file, so that its bytes are written once. */
    private static boolean isLinked(Path given, Path to) throws IOException {
        try {
            Files.createLink(to, given);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("{} is copied: {}", given, e.toString()); // It is on another volume.
            return false;
        }
        try (FileChannel file = FileChannel.open(to, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        return true;
    }

    private static void copy(ImageInput image, Path to) throws IOException {
        try (InputStream bytes = image.open();
                FileChannel file =
                        FileChannel.open(
                                to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            bytes.transferTo(Channels.newOutputStream(file));
            file.force(true);
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Deletes the file when the journal is closed, or at the next sweep if that doesn't happen. */
    void forgetAtEnd(String name) {
        over.add(name);
    }

    /** Deletes the bytes of uploaded sources. */
    void end() {
        over.forEach(this::forget);
    }

    void forget(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            LOG.warn("{} can't be deleted: {}", name, e.toString());
        }
    }

    /**
     * Deletes files that are neither referenced nor recent: another process may be about to record
     * a new one.
     */
    void sweep(Set<String> needed) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> String.valueOf(file.getFileName())).toList();
            names.stream()
                    .filter(name -> !needed.contains(name) && !isFresh(name))
                    .forEach(this::forget);
        } catch (IOException e) {
            LOG.warn("{} can't be tidied: {}", folder, e.toString());
        }
    }

    private boolean isFresh(String name) {
        try {
            Instant oldest = Instant.now().minus(TIME_TO_WRITE);
            return fresh.contains(name)
                    || Files.getLastModifiedTime(file(name)).toInstant().isAfter(oldest);
        } catch (IOException _) {
            return true; // It can be deleted at the next start.
        }
    }
}
