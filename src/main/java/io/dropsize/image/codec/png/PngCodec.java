package io.dropsize.image.codec.png;

import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.codec.Codec;
import io.dropsize.image.codec.Container;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.Encoder;
import io.dropsize.image.codec.KeptMetadata;
import io.dropsize.image.codec.Signature;
import io.dropsize.image.codec.skia.SkiaDecoder;
import io.dropsize.image.container.PngChunks;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** PNG: small files, and fast decoding of plain ones with the system's libdeflate. */
public record PngCodec(List<Decoder> decoders) implements Codec {
    private static final Predicate<byte[]> SIGNATURE = Signature.any("\u0089PNG\r\n\u001a\n");

    public PngCodec(SkiaDecoder skia) {
        this(List.of(new PngDecoder(skia)));
    }

    @Override
    public ImageFormat format() {
        return ImageFormat.PNG;
    }

    @Override
    public boolean recognizes(byte[] head) {
        return SIGNATURE.test(head);
    }

    @Override
    public Optional<Encoder> encoder() {
        return Optional.of((pixels, coding, _, _) -> SmallPng.encode(pixels, coding.lossless()));
    }

    @Override
    public Container container() {
        return new Container() {
            @Override
            public Optional<byte[]> bare(byte[] file, Coding coding) {
                return PngChunks.bare(file);
            }

            @Override
            public EncodedImage with(KeptMetadata metadata, EncodedImage image) {
                byte[] file = image.bytes();
                file =
                        metadata.xmp().isEmpty()
                                ? file
                                : PngChunks.withXmp(file, metadata.xmp().get());
                file =
                        metadata.exif().isEmpty()
                                ? file
                                : PngChunks.withExif(file, metadata.exif().get());
                return image.with(file);
            }
        };
    }
}
