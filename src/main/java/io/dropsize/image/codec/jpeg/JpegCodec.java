package io.dropsize.image.codec.jpeg;

import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.codec.Codec;
import io.dropsize.image.codec.Container;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.DecodingCost;
import io.dropsize.image.codec.Encoder;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.Signature;
import io.dropsize.image.codec.skia.SkiaDecoder;
import io.dropsize.image.container.JpegMarkers;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** JPEG, with the system's libjpeg-turbo, if it is installed. */
public record JpegCodec(List<Decoder> decoders) implements Codec {
    private static final Predicate<byte[]> SIGNATURE = Signature.any("\u00ff\u00d8\u00ff");

    /** For each sample: all scans of a progressive JPEG are collected before the first pixel. */
    private static final int PROGRESSIVE_BYTES = 2;

    public JpegCodec(SkiaDecoder skia) {
        this(List.of(new JpegDecoder(skia)));
    }

    @Override
    public ImageFormat format() {
        return ImageFormat.JPEG;
    }

    @Override
    public boolean recognizes(byte[] head) {
        return SIGNATURE.test(head);
    }

    @Override
    public Optional<Encoder> encoder() {
        return Optional.of(
                (pixels, coding, quality, _) -> JpegEncoder.encode(pixels, coding, quality));
    }

    @Override
    public DecodingCost cost() {
        return new DecodingCost() {
            @Override
            public int passes(ImageInput input) {
                return JpegMarkers.scans(input.bytes());
            }

            @Override
            public long workingBytes(ImageInput input, Header header) {
                byte[] file = input.bytes();
                long checking =
                        JpegMarkers.arithmetic(file)
                                ? header.pixels() * ArithmeticIntegrity.BYTES_OF_PIXEL
                                : 0;
                return JpegMarkers.progressive(file)
                        ? checking
                                + (long)
                                        (header.pixels()
                                                * JpegMarkers.samplesOfPixel(file)
                                                * PROGRESSIVE_BYTES)
                        : checking;
            }
        };
    }

    @Override
    public byte[] withoutTail(byte[] file) {
        return JpegMarkers.withoutTail(file);
    }

    @Override
    public Container container() {
        return new JpegContainer();
    }
}
