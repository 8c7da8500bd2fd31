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
    /** The space that a file needs beyond its content. */
    private static final long SPARE_BYTES = 64 * 1024;

    private WriteFault() {}

    /**
     * The fault, if the user can do something about it.
     *
     * @param bytes of the write that was aborted
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
     * Systems report "no space left" in the user's language, so the free space is compared with the
     * size of the aborted write.
     */
    private static boolean hasNoRoom(Path target, long bytes) {
        try {
            return Files.getFileStore(target).getUsableSpace() < bytes + SPARE_BYTES;
        } catch (IOException _) {
            return false; // A deleted folder is not full.
        }
    }
}
