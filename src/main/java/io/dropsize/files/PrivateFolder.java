package io.dropsize.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Folders that only their owner can access, whatever the umask. On a file system without POSIX
 * permissions, as on Windows, a folder has those of its parent: the user's profile.
 */
public final class PrivateFolder {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rwx------");

    private PrivateFolder() {}

    /**
     * Creates the folder, and missing parents, for their owner only. An existing folder keeps its
     * permissions.
     */
    public static Path make(Path folder) throws IOException {
        FileAttribute<?>[] attributes =
                folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                        : new FileAttribute<?>[0];
        return Files.createDirectories(folder, attributes);
    }

    /**
     * Creates the folder if it is missing, and restricts an existing one to its owner.
     *
     * @throws IOException also if the folder belongs to another user
     */
    public static Path makeOrClose(Path folder) throws IOException {
        make(folder);
        var posix = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (posix != null && !posix.readAttributes().permissions().equals(OWNER_ONLY)) {
            posix.setPermissions(OWNER_ONLY);
        }
        return folder;
    }
}
