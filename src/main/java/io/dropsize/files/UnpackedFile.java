package io.dropsize.files;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/**
 * Extracts resources that must be files, such as native libraries. A file is complete or missing.
 */
public final class UnpackedFile {
    private static final int BUFFER = 1 << 18;

    private UnpackedFile() {}

    /**
     * Copies the resource into the file unless the file has its content already. A damaged file is
     * replaced: the system maps a library into memory, where a missing page or a wrong byte ends
     * the program. The bytes are on the disk before the file gets its name, so a power cut leaves
     * no partial file.
     *
     * @throws IOException if it can't be written
     */
    public static void provide(URL resource, Path file) throws IOException {
        URLConnection connection = resource.openConnection();
        try (InputStream in = connection.getInputStream()) {
            if (!isWhole(file, connection)) {
                write(in, file);
            }
        }
    }

    /** A jar knows the checksums of its entries, so they needn't be decompressed. */
    private static boolean isWhole(Path file, URLConnection connection) throws IOException {
        long length = connection.getContentLengthLong();
        if (!Files.isRegularFile(file) || (length >= 0 && Files.size(file) != length)) {
            return false;
        }
        return !(connection instanceof JarURLConnection jar)
                || jar.getJarEntry().getCrc() == checksum(file);
    }

    private static long checksum(Path file) throws IOException {
        CRC32 checksum = new CRC32();
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
            while (channel.read(buffer) >= 0) {
                checksum.update(buffer.flip());
                buffer.clear();
            }
        }
        return checksum.getValue();
    }

    private static void write(InputStream in, Path file) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path temp = Files.createTempFile(folder, "unpack", ".part");
        try {
            try (FileChannel out = FileChannel.open(temp, StandardOpenOption.WRITE)) {
                in.transferTo(Channels.newOutputStream(out));
                out.force(true);
            }
            Files.move(
                    temp,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temp);
        }
    }
}
