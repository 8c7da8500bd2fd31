package io.dropsize.image.codec.skia;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.files.UnpackedFile;

import org.jetbrains.skia.Bitmap;
import org.jetbrains.skia.ColorAlphaType;
import org.jetbrains.skia.ColorSpace;
import org.jetbrains.skia.ColorType;
import org.jetbrains.skia.Data;
import org.jetbrains.skia.ImageInfo;
import org.jetbrains.skiko.Library;
import org.jetbrains.skiko.OsArch_jvmKt;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Common code for reading and writing with Skia. Every use of Skia starts here, so that it is
 * configured before its library is loaded.
 */
public final class Skia {
    static {
        // Skiko would watch AWT windows to run the garbage collector, with a library that is
        // excluded.
        System.setProperty("skiko.gc.auto", "false");
    }

    /** The folder that the library's own loader extracts to. */
    private static final String UNPACK_TO = "skiko.data.path";

    /** The folder that contains the library as a file. Set by installers. */
    private static final String LIBRARY_FOLDER = "skiko.library.path";

    /** The approximate size of the library on disk. */
    private static final long UNPACKED_BYTES = 30L << 20;

    private static volatile boolean loaded;
    private static @Nullable DropsizeException failure;

    private Skia() {}

    /**
     * Loads the native library on first use, and can be called again after a failure. A class that
     * loads the library implicitly and fails stays unusable, and Skiko's loader tries only once;
     * therefore this method first checks that there is space for the library.
     *
     * @throws DropsizeException DISK_FULL, CANNOT_WRITE if it could not be extracted
     */
    public static void load() {
        if (!loaded) {
            loadOnce();
        }
    }

    private static synchronized void loadOnce() {
        DropsizeException before = failure;
        if (before != null) {
            throw before;
        }
        unpack();
        try {
            Library.INSTANCE.load();
            loaded = true;
        } catch (Exception e) { // Kotlin declares none of them
            String known = System.getProperty(UNPACK_TO);
            failure = unusable(Path.of(known == null ? System.getProperty("user.home") : known), e);
            throw failure;
        }
    }

    /** The library's own loader accepts any existing file, even a partial one after a power cut. */
    private static void unpack() {
        String folder = System.getProperty(UNPACK_TO);
        if (folder == null || System.getProperty(LIBRARY_FOLDER) != null) {
            return;
        }
        Path to = Path.of(folder, "skiko");
        String library = System.mapLibraryName("skiko-" + OsArch_jvmKt.getHostId());
        try {
            for (String name :
                    List.of(library, "icudtl.dat")) { // icudtl.dat exists on Windows only.
                URL packed = Library.class.getResource("/" + name);
                if (packed != null) {
                    UnpackedFile.provide(packed, to.resolve(name));
                }
            }
        } catch (IOException e) {
            throw unusable(Path.of(folder), e);
        }
        System.setProperty(LIBRARY_FOLDER, to.toString());
    }

    private static DropsizeException unusable(Path folder, Exception cause) {
        // For a missing folder, getUsableSpace returns 0.
        boolean full =
                Files.isDirectory(folder) && folder.toFile().getUsableSpace() < UNPACKED_BYTES;
        ErrorKind kind = full ? ErrorKind.DISK_FULL : ErrorKind.CANNOT_WRITE;
        return new DropsizeException(kind, cause, folder.toString());
    }

    /** Returns a copy of these bytes in native memory. */
    static Data data(byte[] bytes) {
        return Data.Companion.makeFromBytes(bytes, 0, bytes.length);
    }

    /**
     * A bitmap with allocated pixels, premultiplied, each an int as {@code 0xAARRGGBB}.
     *
     * @param colours null writes no profile into an encoded picture
     * @throws OutOfMemoryError if the system can't allocate them
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

    /** Returns the bitmap's own memory; valid until the bitmap is closed. */
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
