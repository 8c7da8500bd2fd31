package io.dropsize.image.engine;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.Pixels;
import io.dropsize.image.Quality;
import io.dropsize.image.codec.gif.AnimatedGif;
import io.dropsize.image.codec.heif.AvifEncoder;
import io.dropsize.image.codec.jpeg.JpegEncoder;
import io.dropsize.image.codec.png.SmallPng;
import io.dropsize.image.codec.skia.SkiaEncoder;
import io.dropsize.image.codec.webp.LosslessWebp;
import io.dropsize.image.metadata.KeptMetadata;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Selects the encoder for each format. */
public final class Encoders {
    private static final Logger LOG = LoggerFactory.getLogger(Encoders.class);
    private static final int TINY_SIDE = 16;
    private static final int LONGEST_LOSSLESS = 64;

    private Encoders() {}

    /**
     * Encodes once, with no metadata except the given one.
     *
     * @param quality 1 to 100, for lossy codings; already determined if {@link Coding#quality} is a
     *     target
     * @param metadata for AVIF, to which it can't be added later
     */
    public static EncodedImage encode(
            Pixels pixels, ImageFormat format, Coding coding, int quality, KeptMetadata metadata) {
        return switch (format) {
            case JPEG ->
                    JpegEncoder.encode(
                            pixels, quality, fullChroma(pixels, coding), coding.progressive());
            case AVIF -> AvifEncoder.encode(pixels, quality, fullChroma(pixels, coding), metadata);
            case PNG -> SmallPng.encode(pixels);
            case GIF -> AnimatedGif.still(pixels);
            case WEBP -> webp(pixels, coding, quality);
            default -> throw new IllegalArgumentException(format + " can't be written");
        };
    }

    /**
     * Whether a copy is so small that chroma subsampling would be visible, and full chroma costs
     * almost nothing.
     */
    static boolean isTiny(int width, int height) {
        return Math.min(width, height) < TINY_SIDE;
    }

    /** Lossy WebP has no full chroma, so tiny copies are lossless if possible. */
    private static EncodedImage webp(Pixels pixels, Coding coding, int quality) {
        if (coding.lossless()) {
            return LosslessWebp.encode(pixels);
        }
        if (isTiny(pixels.width(), pixels.height())
                && Math.max(pixels.width(), pixels.height()) < LONGEST_LOSSLESS
                && coding.quality() instanceof Quality.Fixed) {
            try {
                return LosslessWebp.encode(pixels);
            } catch (DropsizeException e) {
                LOG.info("A tiny WebP is coded with loss", e);
            }
        }
        return SkiaEncoder.encode(pixels, ImageFormat.WEBP, quality);
    }

    private static boolean fullChroma(Pixels pixels, Coding coding) {
        return switch (coding.chroma()) {
            case AUTO -> isTiny(pixels.width(), pixels.height()) || ColourEdges.need444(pixels);
            case FULL -> true;
            case HALF -> false;
        };
    }
}
