package io.dropsize.image.codec.png;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.Pixels;
import io.dropsize.image.codec.AlphaMath;
import io.dropsize.image.codec.Flattening;
import io.dropsize.image.codec.Palette;
import io.dropsize.image.container.PngChunks;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Writes PNG in the smallest layout that holds every pixel: a palette for at most 256 colours,
 * grey, RGB, or RGBA. No metadata.
 */
final class SmallPng {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int HEADER_BYTES = 13;

    private SmallPng() {}

    /**
     * Encodes quickly, or thoroughly with the system's libdeflate, if there is one and its result
     * is smaller.
     *
     * @param thorough whether to take about ten times as long for a smaller file
     * @throws DropsizeException CANCELLED if the thread is interrupted while it encodes thoroughly
     */
    static EncodedImage encode(Pixels pixels, boolean thorough) {
        Optional<Palette> few = Palette.of(pixels);
        boolean grey = isGrey(pixels);
        boolean opaque = Flattening.isOpaque(pixels);
        var samples = new PngSamples(pixels, grey, opaque);
        PngRows smallest = few.isEmpty() ? samples : PngPalette.of(pixels, few.get());
        EncodedImage quick = quick(samples, smallest, few, grey && opaque);
        return (thorough ? ThoroughPng.code(smallest) : Optional.<byte[]>empty())
                .map(coded -> file(smallest, palette(smallest, few), coded))
                .filter(small -> small.bytes().length < quick.bytes().length)
                .orElse(quick);
    }

    /**
     * @param smallest the indexes, if there are few colours; otherwise the samples
     * @param opaqueGrey whether all pixels are
     */
    private static EncodedImage quick(
            PngRows samples, PngRows smallest, Optional<Palette> few, boolean opaqueGrey) {
        if (few.isEmpty()) {
            return file(samples, null, PngCompressor.code(samples, PngStrategy.of(samples)));
        }
        byte[] coded = PngCompressor.code(smallest, PngStrategy.INDEXES);
        if (opaqueGrey && smallest.depth() == Byte.SIZE) {
            // Both take 8 bits per pixel. Filters make smooth greys smaller, but not indexes, so
            // try both.
            byte[] greys = PngCompressor.code(samples, PngStrategy.of(samples));
            if (greys.length < coded.length) {
                return file(samples, null, greys);
            }
        }
        return file(smallest, palette(smallest, few), coded);
    }

    private static @Nullable Palette palette(PngRows rows, Optional<Palette> few) {
        return rows.colourType() == PngPalette.INDEXED ? few.orElse(null) : null;
    }

    private static boolean isGrey(Pixels pixels) {
        for (int argb : pixels.argb()) {
            if ((argb >> 8 & 0xFFFF) != (argb & 0xFFFF)) {
                return false;
            }
        }
        return true;
    }

    private static EncodedImage file(PngRows rows, @Nullable Palette palette, byte[] coded) {
        var chunks = new ArrayList<byte[]>();
        chunks.add(PngChunks.chunk("IHDR", header(rows)));
        if (palette != null) {
            chunks.add(PngChunks.chunk("PLTE", colours(palette)));
            if (palette.transparent() > 0) {
                chunks.add(PngChunks.chunk("tRNS", alphas(palette)));
            }
        }
        chunks.add(PngChunks.chunk("IDAT", coded));
        chunks.add(PngChunks.chunk("IEND", new byte[0]));
        int length = Long.BYTES + chunks.stream().mapToInt(chunk -> chunk.length).sum();
        var file = ByteBuffer.allocate(length).putLong(SIGNATURE);
        chunks.forEach(file::put);
        return new EncodedImage(file.array(), ImageFormat.PNG, rows.width(), rows.height());
    }

    private static byte[] header(PngRows rows) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .putInt(rows.width())
                .putInt(rows.height())
                .put((byte) rows.depth())
                .put((byte) rows.colourType())
                .array();
    }

    private static byte[] colours(Palette palette) {
        var bytes = ByteBuffer.allocate(palette.colours().length * 3);
        for (int colour : palette.colours()) {
            int argb = AlphaMath.unpremultiplied(colour);
            bytes.put((byte) (argb >>> 16)).put((byte) (argb >>> 8)).put((byte) argb);
        }
        return bytes.array();
    }

    private static byte[] alphas(Palette palette) {
        var bytes = new byte[palette.transparent()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (palette.colours()[i] >>> 24);
        }
        return bytes;
    }
}
