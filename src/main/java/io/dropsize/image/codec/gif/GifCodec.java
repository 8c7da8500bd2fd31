package io.dropsize.image.codec.gif;

import io.dropsize.image.ImageFormat;
import io.dropsize.image.codec.Codec;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.Encoder;

import java.util.List;
import java.util.Optional;

/** GIF: read by Skia, written here. */
public final class GifCodec implements Codec {
    private final List<Decoder> decoders;

    public GifCodec(Decoder decoder) {
        this.decoders = List.of(decoder);
    }

    @Override
    public ImageFormat format() {
        return ImageFormat.GIF;
    }

    @Override
    public List<Decoder> decoders() {
        return decoders;
    }

    @Override
    public Optional<Encoder> encoder() {
        return Optional.of((pixels, _, _, _) -> AnimatedGif.still(pixels));
    }
}
