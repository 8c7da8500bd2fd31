package io.dropsize.image;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.jetbrains.skia.Bitmap;
import org.jetbrains.skia.ColorAlphaType;
import org.jetbrains.skia.ColorSpace;
import org.jetbrains.skia.ColorType;
import org.jetbrains.skia.Data;
import org.jetbrains.skia.ImageInfo;
import org.jetbrains.skiko.Library;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What reading and writing by Skia have in common. Every way to Skia begins here, so that it is set
 * up before its library is loaded.
 */
final class Skia {
    static {
        // Skiko would watch AWT's windows, with a library that is left out, to run the collector.
        System.setProperty("skiko.gc.auto", "false");
    }

    /** About what the library takes on disk. */
    private static final long UNPACKED_BYTES = 30L << 20;

    private static volatile boolean loaded;
    private static @Nullable DropsizeException failure;

    private Skia() {}

    /**
     * Loads the native library unless it is loaded. Classes that meet it unloaded do it themselves
     * and are broken for good if that fails. This can be tried again: it does not begin before
     * there is a place for it, as the library's own loader has only one try.
     *
     * @throws DropsizeException DISK_FULL, CANNOT_WRITE when it could not be unpacked
     */
    static void load() {
        if (!loaded) {
            loadOnce();
        }
    }

    private static synchronized void loadOnce() {
        DropsizeException before = failure;
        if (before != null) {
            throw before;
        }
        String unpacked = System.getProperty("skiko.data.path");
        if (unpacked != null) {
            requirePlace(Path.of(unpacked));
        }
        try {
            Library.INSTANCE.load();
            loaded = true;
        } catch (Exception e) { // Kotlin declares none of them
            Path folder = Path.of(unpacked == null ? System.getProperty("user.home") : unpacked);
            boolean full = folder.toFile().getUsableSpace() < UNPACKED_BYTES;
            failure = unusable(full ? ErrorKind.DISK_FULL : ErrorKind.CANNOT_WRITE, folder, e);
            throw failure;
        }
    }

    private static void requirePlace(Path folder) {
        try {
            Files.createDirectories(folder);
            if (!isUnpacked(folder) && folder.toFile().getUsableSpace() < UNPACKED_BYTES) {
                throw unusable(ErrorKind.DISK_FULL, folder, null);
            }
        } catch (IOException e) {
            throw unusable(ErrorKind.CANNOT_WRITE, folder, e);
        }
    }

    private static boolean isUnpacked(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.anyMatch(
                    file -> file.getFileName().toString().matches(".*skiko.*\\.(so|dylib|dll)"));
        }
    }

    private static DropsizeException unusable(ErrorKind kind, Path folder, @Nullable Exception e) {
        return e == null
                ? new DropsizeException(kind, folder.toString())
                : new DropsizeException(kind, e, folder.toString());
    }

    /** A copy of these bytes outside the heap. */
    static Data data(byte[] bytes) {
        return Data.Companion.makeFromBytes(bytes, 0, bytes.length);
    }

    /**
     * A bitmap with room for its pixels, premultiplied, each an int as {@code 0xAARRGGBB}.
     *
     * @param colours null writes no profile into a coded picture
     * @throws OutOfMemoryError where the system has no such room
     */
    static Bitmap bitmap(int width, int height, boolean opaque, @Nullable ColorSpace colours) {
        var alpha = opaque ? ColorAlphaType.OPAQUE : ColorAlphaType.PREMUL;
        var bitmap = new Bitmap();
        var info = new ImageInfo(width, height, ColorType.BGRA_8888, alpha, colours);
        if (!bitmap.allocPixels(info, width * Integer.BYTES)) {
            bitmap.close();
            throw new OutOfMemoryError("no room for " + width + "x" + height + " pixels");
        }
        return bitmap;
    }

    /** The bitmap's own memory; valid until the bitmap is closed. */
    static MemorySegment memory(Bitmap bitmap) {
        try (var pixmap = bitmap.peekPixels()) {
            if (pixmap == null) {
                throw new IllegalStateException("bitmap without pixels");
            }
            return MemorySegment.ofAddress(pixmap.getAddr())
                    .reinterpret((long) bitmap.getRowBytes() * bitmap.getHeight());
        }
    }
}
