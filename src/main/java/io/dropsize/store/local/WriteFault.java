package io.dropsize.store.local;

import com.google.common.base.Throwables;

import io.dropsize.store.FolderFault;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Why an object could not be written into its folder. */
final class WriteFault {
    /** What a file needs beyond its content. */
    private static final long SPARE_BYTES = 64 * 1024;

    private WriteFault() {}

    /**
     * The fault that a person can do something about, if it is one.
     *
     * @param bytes that were given up
     */
    static Optional<FolderFault> of(RuntimeException e, Path target, long bytes) {
        boolean file =
                Throwables.getCausalChain(e).stream().anyMatch(IOException.class::isInstance);
        if (!file) {
            return Optional.empty();
        }
        if (hasNoRoom(target, bytes)) {
            return Optional.of(FolderFault.DISK_FULL);
        }
        return Throwables.getCausalChain(e).stream().anyMatch(FileSystemException.class::isInstance)
                ? Optional.of(FolderFault.CANNOT_WRITE)
                : Optional.empty();
    }

    /**
     * Systems word "no space left" in the user's language, so the disk itself is asked: whether it
     * had room for what was just given up.
     */
    private static boolean hasNoRoom(Path target, long bytes) {
        try {
            return Files.getFileStore(target).getUsableSpace() < bytes + SPARE_BYTES;
        } catch (IOException _) {
            return false; // A folder that is gone is not full.
        }
    }
}
