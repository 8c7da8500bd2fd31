package io.dropsize.image.codec;

import io.dropsize.image.ImageFormat;

import java.util.List;
import java.util.function.Predicate;

/**
 * A format that can be read but not written.
 *
 * @param signature recognizes files by their first bytes
 */
public record ReadOnlyCodec(
        ImageFormat format, Predicate<byte[]> signature, DecodingCost cost, List<Decoder> decoders)
        implements Codec {
    public ReadOnlyCodec(ImageFormat format, Predicate<byte[]> signature, Decoder... decoders) {
        this(format, signature, DecodingCost.BY_HEADER, List.of(decoders));
    }

    @Override
    public boolean recognizes(byte[] head) {
        return signature.test(head);
    }
}
