package io.dropsize.image.engine;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.codec.Cancellation;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.KeptMetadata;
import io.dropsize.image.codec.TargetSize;
import io.dropsize.image.codec.skia.Animation;
import io.dropsize.image.metadata.SourceMetadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes copies of one source, each in the fastest way that gives a correct result. */
final class RenderPipeline {
    private final OpenedImage source;
    private final Codecs codecs;

    RenderPipeline(OpenedImage source) {
        this.source = source;
        this.codecs = source.codecs();
    }

    /** Returns finished copies in the order of the specs, from one decoding if possible. */
    List<EncodedImage> make(List<RenderSpec> specs) {
        List<KeptMetadata> metadata =
                specs.stream().map(spec -> SourceMetadata.kept(source.input(), spec)).toList();
        List<EncodedImage> bare = bare(specs, metadata);
        Cancellation.require();
        var finished = new ArrayList<EncodedImage>();
        for (int i = 0; i < specs.size(); i++) {
            finished.add(finished(bare.get(i), specs.get(i), metadata.get(i)));
        }
        return finished;
    }

    /** Returns a finished copy from pixels that are scaled to its size. */
    EncodedImage encode(Pixels pixels, RenderSpec spec) {
        codecs.encoder(spec.format()).require();
        KeptMetadata metadata = SourceMetadata.kept(source.input(), spec);
        EncodedImage bare =
                animation(spec)
                        .orElseGet(
                                () -> still(pixels, codecs.leavingRoom(spec, metadata), metadata));
        return finished(bare, spec, metadata);
    }

    private EncodedImage finished(EncodedImage bare, RenderSpec spec, KeptMetadata metadata) {
        EncodedImage image = codecs.withMetadata(bare, metadata);
        QualityChoice.requireWithin(source.input(), spec, image);
        codecs.requirePrivate(image, spec.metadata());
        return image;
    }

    /** Makes copies without the metadata that can be added later. */
    private List<EncodedImage> bare(List<RenderSpec> specs, List<KeptMetadata> metadata) {
        Optional<List<EncodedImage>> shortcut = photoToPhoto(specs);
        if (shortcut.isPresent()) {
            return shortcut.get();
        }
        boolean allowDamaged = specs.stream().allMatch(RenderSpec::allowDamaged);
        List<Pixels> pixels = List.of();
        var bare = new ArrayList<EncodedImage>();
        for (int i = 0; i < specs.size(); i++) {
            RenderSpec spec = specs.get(i);
            Optional<EncodedImage> animation = animation(spec);
            if (animation.isEmpty() && pixels.isEmpty()) {
                pixels = source.scaled(specs.stream().map(TargetSize::of).toList(), allowDamaged);
            }
            bare.add(
                    animation.isPresent()
                            ? animation.get()
                            : still(
                                    pixels.get(i),
                                    codecs.leavingRoom(spec, metadata.get(i)),
                                    metadata.get(i)));
        }
        return bare;
    }

    /** Encodes, unless the source's own compressed pixels are equivalent and no larger. */
    private EncodedImage still(Pixels pixels, RenderSpec spec, KeptMetadata metadata) {
        EncodedImage own = LosslessPassthrough.of(source, spec).orElse(null);
        boolean enough = own != null && QualityChoice.isWithin(own, spec);
        if (own != null && enough && looksLike(pixels, own)) {
            return own;
        }
        EncodedImage encoded =
                new ColourReduction(
                                source.input(),
                                source.header(),
                                (some, by) ->
                                        QualityChoice.encode(
                                                some, by, encoder(by, metadata), this::decoded))
                        .encode(pixels, spec);
        return own != null
                        && !enough
                        && own.bytes().length <= encoded.bytes().length
                        && looksLike(pixels, own)
                ? own
                : encoded;
    }

    private QualityChoice.Attempt encoder(RenderSpec spec, KeptMetadata metadata) {
        return (pixels, coding, quality) ->
                codecs.encode(pixels, spec.format(), coding, quality, metadata);
    }

    /**
     * Renders an animation; empty for a still copy, or if the animation is damaged and the spec
     * allows that, so that the first frame is sufficient.
     */
    private Optional<EncodedImage> animation(RenderSpec spec) {
        Header header = source.header();
        if (!AnimationRenderer.keeps(header, spec)) {
            return Optional.empty();
        }
        source.limits().checkFrames(source.input(), header, source.cost());
        source.limits().checkDecoded(source.input(), header.pixels() * Animation.BYTES_OF_PIXEL);
        try {
            return Optional.of(AnimationRenderer.render(source, spec));
        } catch (DropsizeException e) {
            if (e.kind() != ErrorKind.DAMAGED_IMAGE) {
                throw e;
            }
            if (spec.allowDamaged()) {
                return Optional.empty();
            }
            throw new DropsizeException(ErrorKind.INCOMPLETE_IMAGE, e, source.input().name());
        }
    }

    /** Takes the fast path, if all copies support it. */
    private Optional<List<EncodedImage>> photoToPhoto(List<RenderSpec> specs) {
        Header header = source.header();
        if (!specs.stream().allMatch(spec -> PhotoToJpeg.supports(header, spec))) {
            return Optional.empty();
        }
        source.limits().checkPasses(source.input(), header, source.cost());
        double scale =
                PhotoToJpeg.scale(
                        specs.stream()
                                .map(spec -> TargetSize.of(spec).stored(header.orientation()))
                                .mapToDouble(frame -> frame.minScale(header))
                                .max()
                                .orElse(1));
        source.limits()
                .checkDecoded(
                        source.input(),
                        header.pixels() * scale * scale * PhotoToJpeg.BYTES_OF_PIXEL);
        return new PhotoToJpeg(header, scale).render(source.input(), specs);
    }

    /**
     * Returns whether the source's own pixels can replace the copy: without its profile, a picture
     * could lose its colours, and a salvaged picture is incomplete.
     */
    private boolean looksLike(Pixels pixels, EncodedImage own) {
        try {
            return LosslessPassthrough.alike(pixels, decoded(own));
        } catch (DropsizeException e) {
            if (e.kind() == ErrorKind.DAMAGED_IMAGE || e.kind() == ErrorKind.INCOMPLETE_IMAGE) {
                return false;
            }
            throw e;
        }
    }

    Pixels decoded(EncodedImage image) {
        ImageInput input = ImageInput.of(image.format().name(), image.bytes());
        var frame = new TargetSize(image.width(), image.height(), false);
        return OpenedImage.of(input, source.limits(), codecs).scaled(frame, false);
    }
}
