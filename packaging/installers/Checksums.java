import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The list by which dpkg finds damaged files. */
final class Checksums {
    private Checksums() {}

    static String md5(Path folder, Path root) throws IOException {
        StringBuilder list = new StringBuilder();
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted().toList()) {
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    list.append(sum(path)).append("  ").append(root.relativize(path)).append('\n');
                }
            }
        }
        return list.toString();
    }

    private static String sum(Path file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
