package io.dropsize.image.engine;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.image.Quality;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.Codec;
import io.dropsize.image.codec.Container;
import io.dropsize.image.codec.Decoder;
import io.dropsize.image.codec.Encoder;
import io.dropsize.image.codec.KeptMetadata;
import io.dropsize.image.codec.ReadOnlyCodec;
import io.dropsize.image.codec.gif.GifCodec;
import io.dropsize.image.codec.heif.HeifCodec;
import io.dropsize.image.codec.heif.HeifDecoder;
import io.dropsize.image.codec.jpeg.JpegCodec;
import io.dropsize.image.codec.png.PngCodec;
import io.dropsize.image.codec.psd.PsdDecoder;
import io.dropsize.image.codec.skia.BmpDecoder;
import io.dropsize.image.codec.skia.SkiaDecoder;
import io.dropsize.image.codec.tiff.TiffDecoder;
import io.dropsize.image.codec.twelvemonkeys.ImageIoDecoder;
import io.dropsize.image.codec.webp.WebpCodec;
import io.dropsize.image.isolation.IsolatedDecoder;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The registry of formats. A new one is a line in {@link #ALL}. */
record Codecs(List<Codec> all) {
    private static final int HEAD_BYTES = 1 << 14;
    private static final SkiaDecoder SKIA = new SkiaDecoder();
    private static final Decoder IMAGE_IO = new ImageIoDecoder();
    private static final Decoder HEIF = new IsolatedDecoder(new HeifDecoder());

    static final Codecs ALL =
            new Codecs(
                    List.of(
                            new JpegCodec(SKIA),
                            new PngCodec(SKIA),
                            new WebpCodec(SKIA),
                            new GifCodec(SKIA),
                            new ReadOnlyCodec(ImageFormat.BMP, new BmpDecoder(SKIA), IMAGE_IO),
                            new ReadOnlyCodec(ImageFormat.ICO, SKIA, IMAGE_IO),
                            new ReadOnlyCodec(ImageFormat.TIFF, new TiffDecoder(SKIA), IMAGE_IO),
                            new ReadOnlyCodec(ImageFormat.PSD, new PsdDecoder()),
                            new HeifCodec(ImageFormat.HEIC, HEIF),
                            new HeifCodec(ImageFormat.AVIF, HEIF)));

    /** These and one more. */
    Codecs with(Codec codec) {
        return new Codecs(Stream.concat(all.stream(), Stream.of(codec)).toList());
    }

    /**
     * The codec for a file, by its first bytes alone.
     *
     * @throws DropsizeException EMPTY_FILE, NOT_AN_IMAGE, or UNSUPPORTED_FORMAT for images of other
     *     formats
     */
    Codec of(ImageInput input) {
        byte[] head = input.head(HEAD_BYTES);
        return all.stream()
                .filter(codec -> codec.recognizes(head))
                .findFirst()
                .orElseGet(() -> of(ImageFormat.of(input)));
    }

    Codec of(ImageFormat format) {
        return all.stream()
                .filter(codec -> codec.format() == format)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no codec for " + format));
    }

    /** Why none of a codec's decoders can read a file. */
    static DropsizeException refusal(Codec codec, ImageInput input) {
        return codec.decoders().stream()
                .findFirst()
                .map(decoder -> decoder.refusal(input))
                .orElseGet(() -> new DropsizeException(ErrorKind.DAMAGED_IMAGE, input.name()));
    }

    Encoder encoder(ImageFormat format) {
        return of(format)
                .encoder()
                .orElseThrow(() -> new IllegalArgumentException(format + " can't be written"));
    }

    /** Encodes once, with no metadata except the given one. */
    EncodedImage encode(
            Pixels pixels, ImageFormat format, Coding coding, int quality, KeptMetadata metadata) {
        KeptMetadata now = container(format).addsMetadata() ? KeptMetadata.NONE : metadata;
        return encoder(format).encode(pixels, coding, quality, now);
    }

    Optional<byte[]> bare(byte[] file, RenderSpec spec) {
        return container(spec.format()).bare(file, spec.coding());
    }

    EncodedImage withMetadata(EncodedImage image, KeptMetadata metadata) {
        return container(image.format()).with(metadata, image);
    }

    /** The same spec for a copy that this metadata is added to later: a budget covers both. */
    RenderSpec leavingRoom(RenderSpec spec, KeptMetadata metadata) {
        return container(spec.format()).addsMetadata()
                        && spec.coding().quality() instanceof Quality.AtMost(long max)
                ? spec.withCoding(
                        spec.coding()
                                .withQuality(
                                        new Quality.AtMost(Math.max(1, max - metadata.maxBytes()))))
                : spec;
    }

    private Container container(ImageFormat format) {
        return of(format).container();
    }
}
