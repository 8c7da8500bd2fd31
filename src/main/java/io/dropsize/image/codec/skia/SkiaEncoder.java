package io.dropsize.image.codec.skia;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.Pixels;
import io.dropsize.image.codec.Flattening;

import org.jetbrains.skia.EncodedImageFormat;
import org.jetbrains.skia.Image;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Writes JPEG and lossy WebP, with no metadata at all. */
public final class SkiaEncoder {
    private SkiaEncoder() {}

    /**
     * @param quality 1 to 100
     */
    public static EncodedImage encode(Pixels pixels, ImageFormat format, int quality) {
        var visible = format == ImageFormat.JPEG ? Flattening.onWhite(pixels) : pixels;
        boolean opaque = Flattening.isOpaque(visible);
        try (var bitmap = Skia.bitmap(visible.width(), visible.height(), opaque, null)) {
            MemorySegment.copy(
                    visible.argb(),
                    0,
                    Skia.memory(bitmap),
                    ValueLayout.JAVA_INT,
                    0,
                    visible.argb().length);
            // Immutable, so that the image shares the pixels instead of copying them.
            bitmap.setImmutable();
            try (var image = Image.Companion.makeFromBitmap(bitmap);
                    var coded = image.encodeToData(skiaFormat(format), quality, 0)) {
                if (coded == null) {
                    throw new DropsizeException(ErrorKind.INTERNAL, "encoding " + format);
                }
                return new EncodedImage(coded.getBytes(), format, pixels.width(), pixels.height());
            }
        }
    }

    private static EncodedImageFormat skiaFormat(ImageFormat format) {
        return switch (format.name()) {
            case "JPEG" -> EncodedImageFormat.JPEG;
            case "WEBP" -> EncodedImageFormat.WEBP;
            default -> throw new IllegalArgumentException(format + " can't be written");
        };
    }
}
