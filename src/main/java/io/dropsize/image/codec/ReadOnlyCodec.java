package io.dropsize.image.codec;

import io.dropsize.image.ImageFormat;

import java.util.List;

/** A format that is read and never written. */
public record ReadOnlyCodec(ImageFormat format, List<Decoder> decoders) implements Codec {
    public ReadOnlyCodec(ImageFormat format, Decoder... decoders) {
        this(format, List.of(decoders));
    }
}
