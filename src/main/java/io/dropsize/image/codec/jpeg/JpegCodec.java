package io.dropsize.image.codec.jpeg;

import io.dropsize.image.ImageFormat;
import io.dropsize.image.codec.Codec;
import io.dropsize.image.codec.ColourEdges;
import io.dropsize.image.codec.Container;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.Encoder;
import io.dropsize.image.codec.skia.SkiaDecoder;

import java.util.List;
import java.util.Optional;

/** JPEG, with the system's libjpeg-turbo, if it is installed. */
public final class JpegCodec implements Codec {
    private final List<Decoder> decoders;

    public JpegCodec(SkiaDecoder skia) {
        this.decoders = List.of(new JpegDecoder(skia));
    }

    @Override
    public ImageFormat format() {
        return ImageFormat.JPEG;
    }

    @Override
    public List<Decoder> decoders() {
        return decoders;
    }

    @Override
    public Optional<Encoder> encoder() {
        return Optional.of(
                (pixels, coding, quality, _) ->
                        JpegEncoder.encode(
                                pixels,
                                quality,
                                ColourEdges.fullChroma(pixels, coding),
                                coding.progressive()));
    }

    @Override
    public Container container() {
        return new JpegContainer();
    }
}
