package io.dropsize.image;

import org.jetbrains.skia.Bitmap;
import org.jetbrains.skia.ColorAlphaType;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A bitmap that Skia decoded into; its pixels stay outside the heap. */
record SkiaPicture(Bitmap bitmap, MemorySegment memory, double scale, boolean opaque)
        implements Picture {

    /** Looks at every pixel to know whether all are opaque, unless the bitmap can't be else. */
    SkiaPicture(Bitmap bitmap, double scale) {
        this(
                bitmap,
                Skia.memory(bitmap),
                scale,
                bitmap.getAlphaType() == ColorAlphaType.OPAQUE || bitmap.computeIsOpaque());
    }

    @Override
    public int width() {
        return bitmap.getWidth();
    }

    @Override
    public int height() {
        return bitmap.getHeight();
    }

    @Override
    public void copyRow(int y, int[] argb) {
        long offset = (long) y * bitmap.getRowBytes();
        MemorySegment.copy(memory, ValueLayout.JAVA_INT, offset, argb, 0, bitmap.getWidth());
    }

    @Override
    public void close() {
        bitmap.close();
    }
}
