package io.dropsize.error;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Determines why a write failed. Java has no exception of its own for a full disk. */
public final class WriteErrors {
    private static final long NEARLY_NOTHING = 1 << 20;

    private WriteErrors() {}

    /**
     * Returns a DISK_FULL or CANNOT_WRITE error.
     *
     * @param target the file or folder that could not be written
     */
    public static DropsizeException translate(IOException e, Path target) {
        ErrorKind kind = isFull(e, target) ? ErrorKind.DISK_FULL : ErrorKind.CANNOT_WRITE;
        return new DropsizeException(kind, e, target.toString());
    }

    private static boolean isFull(IOException e, Path target) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("No space left") || message.contains("not enough space")) {
            return true;
        }
        Path parent = target.toAbsolutePath().getParent();
        Path folder = Files.isDirectory(target) || parent == null ? target : parent;
        try {
            return Files.isWritable(folder)
                    && Files.getFileStore(folder).getUsableSpace() < NEARLY_NOTHING;
        } catch (IOException unknown) {
            e.addSuppressed(unknown);
            return false;
        }
    }
}
