package io.dropsize.image.codec.skia;

import io.dropsize.image.codec.DecodedImage;

import org.jetbrains.skia.Bitmap;
import org.jetbrains.skia.ColorAlphaType;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A bitmap that Skia decoded into; its pixels stay in native memory.
 *
 * @param owned whether closing this releases the bitmap
 */
public record SkiaImage(
        Bitmap bitmap, MemorySegment memory, double scale, boolean opaque, boolean owned)
        implements DecodedImage {

    SkiaImage(Bitmap bitmap, double scale) {
        this(bitmap, scale, true);
    }

    /**
     * Inspects every pixel to determine whether all are opaque, unless the bitmap is always opaque.
     */
    SkiaImage(Bitmap bitmap, double scale, boolean owned) {
        this(
                bitmap,
                Skia.memory(bitmap),
                scale,
                bitmap.getAlphaType() == ColorAlphaType.OPAQUE || bitmap.computeIsOpaque(),
                owned);
    }

    /** Returns a picture whose pixels are not written yet, into {@link #memory}. */
    public static SkiaImage opaque(int width, int height, double scale) {
        return new SkiaImage(Skia.bitmap(width, height, true, null), scale);
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
        if (owned) {
            bitmap.close();
        }
    }
}
