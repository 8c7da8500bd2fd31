package io.dropsize.settings;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.WriteErrors;
import io.dropsize.files.PrivateFolder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The last good copy of a team file, beside the settings. Its name depends on the source, so that
 * it is never taken for that of another. Its modification time is that of the last attempt to
 * refresh it.
 */
public final class TeamCopy {
    private static final Logger LOG = LoggerFactory.getLogger(TeamCopy.class);
    private static final int NAME_BYTES = 8;

    private final Path folder;
    private final Path file;

    TeamCopy(Path folder, String source) {
        this.folder = folder;
        this.file = folder.resolve("team-" + hash(source) + ".json");
    }

    /** Reads the copy; empty if there is none, or it can't be read. */
    TeamFile read() {
        try (InputStream in = Files.newInputStream(file)) {
            return TeamFile.read(in.readNBytes(TeamFile.MAX_BYTES + 1), file.toString());
        } catch (NoSuchFileException _) {
            return TeamFile.EMPTY;
        } catch (IOException | DropsizeException e) {
            LOG.warn("the copy of the team file can't be read: {}", e.toString());
            return TeamFile.EMPTY;
        }
    }

    /**
     * Replaces the copy.
     *
     * @throws DropsizeException DISK_FULL, CANNOT_WRITE
     */
    public void write(TeamFile content) {
        try {
            PrivateFolder.make(folder);
            Path temp = Files.createTempFile(folder, "team", ".tmp");
            try {
                Files.write(temp, content.write());
                Files.move(
                        temp,
                        file,
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temp);
            }
        } catch (IOException e) {
            throw WriteErrors.translate(e, folder);
        }
    }

    /** Returns when the file was last loaded, or its loading failed; the epoch if never. */
    public Instant attempted() {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException _) {
            return Instant.EPOCH;
        }
    }

    /** Records an attempt to refresh the copy. */
    public void attempted(Instant now) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(now));
        } catch (IOException e) {
            LOG.info("the next refresh of the team file may be early: {}", e.toString());
        }
    }

    /** Deletes the copy. */
    public void delete() {
        delete(file);
    }

    /** Deletes the copies of other sources. */
    public void deleteOthers() {
        try (DirectoryStream<Path> copies = Files.newDirectoryStream(folder, "team-*.json")) {
            for (Path copy : copies) {
                if (!copy.equals(file)) {
                    delete(copy);
                }
            }
        } catch (IOException e) {
            LOG.info("an old copy of a team file stays: {}", e.toString());
        }
    }

    private static void delete(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            LOG.info("an old copy of a team file stays: {}", e.toString());
        }
    }

    private static String hash(String source) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(source.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every JDK has it.
        }
    }
}
