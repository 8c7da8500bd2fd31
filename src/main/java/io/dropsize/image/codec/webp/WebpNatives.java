package io.dropsize.image.codec.webp;

import com.luciad.imageio.webp.internal.NativeLoader;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Loads the native half of webp-imageio from a folder beside Skia's. That library unpacks a new
 * copy at each start, and trusts that the JVM will end in peace to delete it. So its copy is
 * deleted here as soon as it is loaded; what a system keeps in use, or a killed process left, goes
 * at a later start.
 */
final class WebpNatives {
    /** Younger files may belong to a process that is about to load them. */
    private static final Duration LEFT_BEHIND = Duration.ofMinutes(10);

    private static boolean loaded;

    private WebpNatives() {}

    /**
     * Loads it unless it is loaded.
     *
     * @throws DropsizeException UNSUPPORTED_OUTPUT where there is none for this system,
     *     CANNOT_WRITE where it can't be unpacked
     */
    static synchronized void load() {
        if (loaded) {
            return;
        }
        Path folder = folder();
        try {
            Files.createDirectories(folder);
            tidy(folder, Instant.now().minus(LEFT_BEHIND));
            System.setProperty("com.luciad.imageio.webp.tmpdir", folder.toString());
            loaded = NativeLoader.initialize();
            tidy(folder, Instant.MAX);
        } catch (IOException e) {
            throw new DropsizeException(ErrorKind.CANNOT_WRITE, e, folder.toString());
        } catch (IllegalStateException e) { // how it says that there is none
            throw new DropsizeException(ErrorKind.UNSUPPORTED_OUTPUT, e, "lossless WebP");
        }
    }

    static Path folder() {
        String skia = System.getProperty("skiko.data.path");
        return skia == null
                ? Path.of(System.getProperty("user.home"), ".skiko", "webp")
                : Path.of(skia, "webp");
    }

    /** Deletes what may be deleted. Windows refuses that for a library in use. */
    private static void tidy(Path folder, Instant before) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "webp-imageio-*")) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    var _ = file.toFile().delete();
                }
            }
        }
    }
}
