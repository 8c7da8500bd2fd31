package io.dropsize.pipeline.publish;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

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
     * @param folder the folder or file where the write failed
     */
    public static DropsizeException translate(IOException e, Path folder) {
        ErrorKind kind = isFull(e, folder) ? ErrorKind.DISK_FULL : ErrorKind.CANNOT_WRITE;
        return new DropsizeException(kind, e, folder.toString());
    }

    private static boolean isFull(IOException e, Path folder) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("No space left") || message.contains("not enough space")) {
            return true;
        }
        try {
            return Files.isWritable(folder)
                    && Files.getFileStore(folder).getUsableSpace() < NEARLY_NOTHING;
        } catch (IOException unknown) {
            e.addSuppressed(unknown);
            return false;
        }
    }
}
