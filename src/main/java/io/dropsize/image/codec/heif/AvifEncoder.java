package io.dropsize.image.codec.heif;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.Pixels;
import io.dropsize.image.codec.Flattening;
import io.dropsize.image.codec.KeptMetadata;
import io.dropsize.image.container.HeifException;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;

/** Writes 8-bit AVIF with the system's libheif, if it has an encoder. */
public final class AvifEncoder {
    /**
     * Speeds range from 0, which is slow and gives small files, to 9 or 10, depending on the
     * encoder.
     */
    private static final String SPEED = "6";

    private static final int MAX_THREADS = 4;
    private static final int COLOURS = 3;

    private AvifEncoder() {}

    public static boolean isAvailable() {
        return Libheif.installed().filter(library -> library.encodes(Libheif.AV1)).isPresent();
    }

    static DropsizeException missing() {
        return new DropsizeException(ErrorKind.ENCODER_MISSING, "AVIF");
    }

    /**
     * Encodes only the pixels and this metadata.
     *
     * @param quality 1 to 100, lossy even at 100
     * @param fullChroma whether chroma has full resolution instead of 4:2:0
     */
    public static EncodedImage encode(
            Pixels pixels, int quality, boolean fullChroma, KeptMetadata metadata) {
        HeifWriting library = Libheif.installed().orElseThrow(AvifEncoder::missing).writing();
        MemorySegment context = library.newContext();
        try {
            MemorySegment encoder = library.encoder(context, Libheif.AV1);
            try {
                configure(library, encoder, quality, fullChroma);
                encode(library, context, encoder, pixels, metadata);
            } finally {
                library.releaseEncoder(encoder);
            }
            return new EncodedImage(
                    library.write(context), ImageFormat.AVIF, pixels.width(), pixels.height());
        } catch (HeifException e) {
            throw new DropsizeException(ErrorKind.INTERNAL, e, "encoding AVIF");
        } finally {
            library.freeContext(context);
        }
    }

    private static void configure(
            HeifWriting library, MemorySegment encoder, int quality, boolean fullChroma) {
        library.setQuality(encoder, quality);
        int threads = Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors());
        Map.of(
                        "speed",
                        SPEED,
                        "threads",
                        Integer.toString(threads),
                        "chroma",
                        fullChroma ? "444" : "420")
                .forEach((name, value) -> setWhereKnown(library, encoder, name, value));
    }

    /** Each encoder has its own parameters and defaults. */
    private static void setWhereKnown(
            HeifWriting library, MemorySegment encoder, String name, String value) {
        try {
            library.setParameter(encoder, name, value);
        } catch (HeifException e) {
            if (!e.isUsage()) {
                throw e;
            }
        }
    }

    private static void encode(
            HeifWriting library,
            MemorySegment context,
            MemorySegment encoder,
            Pixels pixels,
            KeptMetadata metadata) {
        boolean alpha = !Flattening.isOpaque(pixels);
        MemorySegment image = library.newImage(pixels.width(), pixels.height(), alpha);
        try {
            fill(library.addPixels(image, pixels.width(), pixels.height()), pixels, alpha);
            library.setSrgb(image);
            MemorySegment handle = library.encode(context, image, encoder);
            try {
                metadata.exif().ifPresent(block -> library.addExif(context, handle, block));
                metadata.xmp().ifPresent(packet -> library.addXmp(context, handle, packet));
            } finally {
                library.releaseHandle(handle);
            }
        } finally {
            library.releaseImage(image);
        }
    }

    private static void fill(HeifWriting.Rows rows, Pixels pixels, boolean alpha) {
        byte[] row = new byte[pixels.width() * (alpha ? COLOURS + 1 : COLOURS)];
        for (int y = 0; y < pixels.height(); y++) {
            int at = 0;
            for (int x = 0; x < pixels.width(); x++) {
                int argb = pixels.argb()[y * pixels.width() + x];
                int opacity = argb >>> 24;
                row[at++] = whole(argb >> 16 & 0xFF, opacity);
                row[at++] = whole(argb >> 8 & 0xFF, opacity);
                row[at++] = whole(argb & 0xFF, opacity);
                if (alpha) {
                    row[at++] = (byte) opacity;
                }
            }
            long start = (long) y * rows.stride();
            MemorySegment.copy(row, 0, rows.memory(), ValueLayout.JAVA_BYTE, start, row.length);
        }
    }

    /** Returns the sample before premultiplication. */
    private static byte whole(int sample, int opacity) {
        if (opacity == 0xFF || opacity == 0) {
            return (byte) sample;
        }
        return (byte) Math.min(0xFF, (sample * 0xFF + opacity / 2) / opacity);
    }
}
