package io.dropsize.image.engine;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.FormatRegistry;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Pixels;
import io.dropsize.image.Quality;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.Codec;
import io.dropsize.image.codec.Container;
import io.dropsize.image.codec.Encoder;
import io.dropsize.image.codec.KeptMetadata;
import io.dropsize.image.metadata.PrivacyCheck;

import java.util.List;
import java.util.Optional;

/** The codecs of all formats. */
record Codecs(List<Codec> all) {
    static final Codecs ALL =
            new Codecs(
                    FormatRegistry.detectors().stream()
                            .filter(Codec.class::isInstance)
                            .map(Codec.class::cast)
                            .toList());

    /**
     * The codec for a file, by its first bytes alone.
     *
     * @throws DropsizeException EMPTY_FILE, NOT_AN_IMAGE, or UNSUPPORTED_FORMAT for images of other
     *     formats
     */
    Codec of(ImageInput input) {
        return of(ImageFormat.of(input));
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

    /**
     * Verifies that a finished copy contains only metadata that the policy allows.
     *
     * @throws DropsizeException INTERNAL if it doesn't
     */
    void requirePrivate(EncodedImage image, MetadataPolicy policy) {
        container(image.format())
                .contents(image.bytes())
                .ifPresentOrElse(
                        PrivacyCheck::requireNone, () -> PrivacyCheck.require(image, policy));
    }

    EncodedImage withMetadata(EncodedImage image, KeptMetadata metadata) {
        return container(image.format()).with(metadata, image);
    }

    /** Returns the spec with a byte budget that leaves room for metadata, which is added later. */
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
