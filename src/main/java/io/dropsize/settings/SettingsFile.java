package io.dropsize.settings;

import io.dropsize.error.ErrorDetail;
import io.dropsize.files.FileLocks;
import io.dropsize.files.PrivateFolder;

import tools.jackson.core.JacksonException;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The settings file on disk, and the lock for its writers. */
final class SettingsFile {
    /** The maximum size of the file, enough for thousands of destinations. */
    private static final int MAX_BYTES = 4 << 20;

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

    private final Path file;

    SettingsFile(Path file) {
        this.file = file;
    }

    /**
     * Reads the file; empty if there is none.
     *
     * @param inUse the settings that replace values which can't be read
     * @throws IOException also if it is not a regular file, or far too large
     */
    SettingsJson.Content read(Settings inUse) throws IOException, SettingsSyntaxException {
        try {
            SettingsJson.Content content = SettingsJson.read(bytes(), inUse);
            String team = content.settings().team().source();
            return team == null ? content : content.withTeam(new TeamCopy(folder(), team).read());
        } catch (NoSuchFileException e) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw e; // The file is a symbolic link to a missing one.
            }
            return SettingsJson.Content.EMPTY;
        } catch (JacksonException e) {
            throw new SettingsSyntaxException(file, e);
        }
    }

    /** Reads the bytes of a regular file: a pipe would block, and a device has no end. */
    private byte[] bytes() throws IOException {
        requireRegular(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] text = in.readNBytes(MAX_BYTES + 1);
            if (text.length > MAX_BYTES) {
                throw new FileSystemException(file.toString(), null, "too large");
            }
            return text;
        }
    }

    /**
     * Replaces the settings that were read.
     *
     * @return the unreadable values of the new file, which are those of the old one
     */
    Map<String, List<ErrorDetail>> write(Settings settings, SettingsJson.Content before)
            throws IOException {
        byte[] text = SettingsJson.write(settings, before);
        Path temp = Files.createTempFile(folder(), "settings", ".tmp");
        try {
            writeThrough(temp, text);
            Files.move(
                    temp,
                    file,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temp);
        }
        return SettingsJson.read(text, settings).misread();
    }

    /** Saves a backup of the file beside it. */
    Path backUp() throws IOException {
        Path aside = folder().resolve("settings.broken-" + System.currentTimeMillis() + ".json");
        return Files.copy(file, aside);
    }

    /**
     * Prevents other processes from writing until the result is closed. Creates the folder if it is
     * missing. Blocks.
     *
     * @throws IOException also if another process does not release the lock within seconds
     */
    Closeable lock() throws IOException {
        PrivateFolder.make(folder());
        return FileLocks.lock(folder().resolve("settings.lock"), LOCK_TIMEOUT, () -> false);
    }

    private static void requireRegular(Path file) throws IOException {
        if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
            throw new FileSystemException(file.toString(), null, "not a regular file");
        }
    }

    /**
     * Writes a temporary file and syncs it to disk before it replaces the old one, so that a power
     * cut loses neither.
     */
    private static void writeThrough(Path temp, byte[] text) throws IOException {
        try (FileChannel channel = FileChannel.open(temp, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(text);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** Returns the folder of the file. */
    Path folder() {
        Path parent = file.getParent();
        return parent == null ? Path.of(".") : parent;
    }
}
