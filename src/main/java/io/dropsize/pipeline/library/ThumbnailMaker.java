package io.dropsize.pipeline.library;

import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;

import net.coobird.thumbnailator.Thumbnails;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Makes thumbnails and previews, which are shown but never published. The engine decodes, turns
 * upright and converts to sRGB; Thumbnailator scales, writes and reads them. Every method blocks.
 * Thread-safe.
 */
public final class ThumbnailMaker {
    /**
     * The ratio of decoded to thumbnail size, which limits memory but leaves enough pixels to scale
     * well.
     */
    private static final int OVERSAMPLING = 2;

    private static final double QUALITY = 0.9;

    private final ImageEngine engine;

    public ThumbnailMaker(ImageEngine engine) {
        this.engine = engine;
    }

    /**
     * Makes a small upright picture in sRGB.
     *
     * @param maxSide its longest side in pixels; smaller pictures keep their size
     * @throws io.dropsize.error.DropsizeException if the picture can't be read
     */
    public Pixels make(ImageInput input, int maxSide) {
        Pixels decoded = engine.preview(input, OVERSAMPLING * maxSide);
        if (Math.max(decoded.width(), decoded.height()) <= maxSide) {
            return decoded;
        }
        try {
            return pixels(Thumbnails.of(image(decoded)).size(maxSide, maxSide).asBufferedImage());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Scaling accesses no file.
        }
    }

    /** Encodes the pixels as JPEG, or as PNG if they are transparent. */
    static byte[] encode(Pixels pixels) {
        boolean opaque = Arrays.stream(pixels.argb()).allMatch(argb -> argb >>> 24 == 0xFF);
        var bytes = new ByteArrayOutputStream();
        try {
            Thumbnails.of(image(pixels))
                    .scale(1)
                    .imageType(opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB)
                    .outputFormat(opaque ? "jpg" : "png")
                    .outputQuality(QUALITY)
                    .toOutputStream(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // The stream is in memory.
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a file that {@link #encode} made.
     *
     * @throws IOException if it is incomplete or can't be read
     */
    static Pixels decode(Path file) throws IOException {
        return pixels(Thumbnails.of(file.toFile()).scale(1).asBufferedImage());
    }

    private static BufferedImage image(Pixels pixels) {
        var image =
                new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_ARGB_PRE);
        image.getRaster().setDataElements(0, 0, pixels.width(), pixels.height(), pixels.argb());
        return image;
    }

    private static Pixels pixels(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        var premultiplied = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        var graphics = premultiplied.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return new Pixels(
                width,
                height,
                (int[]) premultiplied.getRaster().getDataElements(0, 0, width, height, null));
    }
}
