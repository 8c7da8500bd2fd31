package io.dropsize.image.codec.webp;

import com.luciad.imageio.webp.internal.NativeLoader;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.WriteErrors;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Loads webp-imageio's native library from a folder beside Skia's. The Java library extracts a new
 * copy at each start, and deletes it only if the JVM ends normally. Therefore this class deletes
 * the copy as soon as it is loaded; copies that are still in use, or that a killed process left,
 * are deleted at a later start.
 */
final class WebpNatives {
    /** Newer files may belong to a process that is about to load them. */
    private static final Duration LEFT_BEHIND = Duration.ofMinutes(10);

    private static boolean loaded;

    private WebpNatives() {}

    /**
     * Loads the library on first use.
     *
     * @throws DropsizeException UNSUPPORTED_OUTPUT if there is none for this system, CANNOT_WRITE
     *     if it can't be extracted
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
            throw WriteErrors.translate(e, folder);
        } catch (IllegalStateException e) { // the library's way to report that there is none
            throw new DropsizeException(ErrorKind.UNSUPPORTED_OUTPUT, e, "lossless WebP");
        }
    }

    static Path folder() {
        String skia = System.getProperty("skiko.data.path");
        return skia == null
                ? Path.of(System.getProperty("user.home"), ".skiko", "webp")
                : Path.of(skia, "webp");
    }

    /** Deletes files that can be deleted. Windows refuses that for a library in use. */
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
