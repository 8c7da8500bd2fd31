package io.dropsize.image.codec.webp;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.Chroma;
import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.Pixels;
import io.dropsize.image.Quality;
import io.dropsize.image.codec.Codec;
import io.dropsize.image.codec.Container;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.DecodingCost;
import io.dropsize.image.codec.Encoder;
import io.dropsize.image.codec.KeptMetadata;
import io.dropsize.image.codec.skia.SkiaEncoder;
import io.dropsize.image.container.WebpChunks;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Optional;

/** WebP: lossless with libwebp, the rest with Skia. */
public record WebpCodec(List<Decoder> decoders) implements Codec {
    private static final Logger LOG = LoggerFactory.getLogger(WebpCodec.class);
    private static final int LONGEST_LOSSLESS = 64;

    public WebpCodec(Decoder decoder) {
        this(List.of(decoder));
    }

    @Override
    public ImageFormat format() {
        return ImageFormat.WEBP;
    }

    @Override
    public boolean recognizes(byte[] head) {
        return WebpChunks.isWebp(head);
    }

    @Override
    public Optional<Encoder> encoder() {
        return Optional.of((pixels, coding, quality, _) -> encode(pixels, coding, quality));
    }

    @Override
    public DecodingCost cost() {
        return new DecodingCost() {
            @Override
            public long frameBytes(byte[] file) {
                return WebpChunks.frameBytes(file);
            }
        };
    }

    @Override
    public Container container() {
        return new Container() {
            @Override
            public Optional<byte[]> bare(byte[] file, Coding coding) {
                return WebpChunks.bare(file);
            }

            @Override
            public EncodedImage with(KeptMetadata metadata, EncodedImage image) {
                int width = image.width();
                int height = image.height();
                byte[] file = image.bytes();
                file =
                        metadata.exif().isEmpty()
                                ? file
                                : WebpChunks.withExif(file, metadata.exif().get(), width, height);
                file =
                        metadata.xmp().isEmpty()
                                ? file
                                : WebpChunks.withXmp(file, metadata.xmp().get(), width, height);
                return image.with(file);
            }
        };
    }

    /** Lossy WebP has no full chroma, so tiny copies are lossless if possible. */
    private static EncodedImage encode(Pixels pixels, Coding coding, int quality) {
        if (coding.lossless()) {
            return LosslessWebp.encode(pixels);
        }
        if (Chroma.isVisibleAt(pixels.width(), pixels.height())
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
}
