package io.dropsize.image.codec.gif;

import io.dropsize.image.ImageFormat;
import io.dropsize.image.codec.Codec;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.DecodingCost;
import io.dropsize.image.codec.Encoder;
import io.dropsize.image.codec.Signature;
import io.dropsize.image.container.GifBlocks;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** GIF: read by Skia, written here. */
public record GifCodec(List<Decoder> decoders) implements Codec {
    private static final Predicate<byte[]> SIGNATURE = Signature.any("GIF87a", "GIF89a");

    public GifCodec(Decoder decoder) {
        this(List.of(decoder));
    }

    @Override
    public ImageFormat format() {
        return ImageFormat.GIF;
    }

    @Override
    public boolean recognizes(byte[] head) {
        return SIGNATURE.test(head);
    }

    @Override
    public DecodingCost cost() {
        return new DecodingCost() {
            @Override
            public long frameBytes(byte[] file) {
                return GifBlocks.imageBytes(file);
            }
        };
    }

    @Override
    public Optional<Encoder> encoder() {
        return Optional.of((pixels, _, _, _) -> AnimatedGif.still(pixels));
    }
}
