package io.dropsize.image;

import org.jetbrains.skia.Bitmap;
import org.jetbrains.skia.ColorAlphaType;
import org.jetbrains.skia.ColorSpace;
import org.jetbrains.skia.ColorType;
import org.jetbrains.skia.Data;
import org.jetbrains.skia.ImageInfo;
import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;

/**
 * What reading and writing by Skia have in common. Every way to Skia begins here, so that it is set
 * up before its library is loaded.
 */
final class Skia {
    static {
        // Skiko would watch AWT's windows, with a library that is left out, to run the collector.
        System.setProperty("skiko.gc.auto", "false");
    }

    private Skia() {}

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
