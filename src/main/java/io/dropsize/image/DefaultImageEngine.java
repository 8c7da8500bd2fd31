package io.dropsize.image;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The engine: asks each decoder in turn, then scales, turns upright and encodes. Interrupting the
 * thread ends a call between two steps with CANCELLED.
 */
public final class DefaultImageEngine implements ImageEngine {
    private static final SkiaDecoder SKIA = new SkiaDecoder();
    private static final List<Decoder> DECODERS =
            List.of(new JpegDecoder(SKIA), SKIA, new ImageIoDecoder());

    private final ImageLimits limits;

    public DefaultImageEngine() {
        this(ImageLimits.DEFAULT);
    }

    public DefaultImageEngine(ImageLimits limits) {
        this.limits = limits;
    }

    @Override
    public ImageInfo probe(ImageInput input) {
        return guarded(
                input,
                () -> {
                    Header header = open(input).header();
                    return new ImageInfo(
                            header.format(),
                            header.uprightWidth(),
                            header.uprightHeight(),
                            header.transparent(),
                            header.frames(),
                            input.size());
                });
    }

    @Override
    public EncodedImage render(ImageInput input, RenderSpec spec) {
        return guarded(
                input,
                () -> {
                    ImageInput source = inMemory(input);
                    KeptMetadata metadata = KeptMetadata.of(source, spec);
                    EncodedImage image =
                            withoutMetadata(source, open(source), metadata.leavingRoom(spec));
                    GoingOn.require();
                    EncodedImage finished = metadata.addedTo(image);
                    QualityChoice.requireWithin(source, spec, finished);
                    PrivacyCheck.require(finished, spec.metadata());
                    return finished;
                });
    }

    @Override
    public Pixels preview(ImageInput input, int maxSide) {
        return guarded(
                input,
                () -> {
                    ImageInput source = inMemory(input);
                    Opened opened = open(source);
                    return scaled(source, opened, Frame.within(opened.header(), maxSide));
                });
    }

    private EncodedImage animation(ImageInput source, Header header, RenderSpec spec) {
        limits.checkFrames(source, header);
        limits.checkDecoded(source, (double) header.pixels() * Integer.BYTES * Animation.BITMAPS);
        return AnimationRenderer.render(source, header, spec);
    }

    /** Coded anew, unless the source's own coded pixels are as right and no larger. */
    private EncodedImage withoutMetadata(ImageInput source, Opened opened, RenderSpec spec) {
        if (AnimationRenderer.keeps(opened.header(), spec)) {
            return animation(source, opened.header(), spec);
        }
        Pixels pixels = scaled(source, opened, Frame.of(spec));
        EncodedImage own = OwnPixels.of(source, opened.header(), spec).orElse(null);
        boolean enough = own != null && QualityChoice.isWithin(own, spec);
        if (own != null && enough && OwnPixels.alike(pixels, decoded(own))) {
            return own;
        }
        EncodedImage anew = QualityChoice.encode(pixels, spec, this::decoded);
        return own != null
                        && !enough
                        && own.bytes().length <= anew.bytes().length
                        && OwnPixels.alike(pixels, decoded(own))
                ? own
                : anew;
    }

    private Pixels decoded(EncodedImage image) {
        ImageInput input = ImageInput.of(image.format().name(), image.bytes());
        return scaled(input, open(input), new Frame(image.width(), image.height(), false));
    }

    private Pixels scaled(ImageInput source, Opened opened, Frame frame) {
        GoingOn.require();
        Header header = opened.header();
        Frame stored = frame.stored(header.orientation());
        Window window = stored.window(header);
        double leastScale =
                Math.max(stored.width() / window.width(), stored.height() / window.height());
        limits.checkDecoded(source, opened.decoder().decodedBytes(header, leastScale));
        try (Picture picture = opened.decoder().decode(source, header, leastScale)) {
            GoingOn.require();
            Window part = window.scaled(picture.scale());
            Pixels pixels = Resampler.scale(picture, part, stored.width(), stored.height());
            GoingOn.require();
            return header.orientation().upright(pixels);
        }
    }

    /** Finds the decoder that can read it, by its bytes alone. */
    private Opened open(ImageInput input) {
        ImageFormat format = FormatSniffer.sniff(input);
        limits.checkCoded(input);
        for (Decoder decoder : DECODERS) {
            if (decoder.formats().contains(format)) {
                Optional<Header> header = decoder.header(input, format);
                if (header.isPresent()) {
                    limits.checkHeader(input, header.get());
                    return new Opened(decoder, header.get());
                }
            }
        }
        throw Refusal.of(input, format);
    }

    /** One read serves header and pixels, and the file may change meanwhile. */
    private ImageInput inMemory(ImageInput input) {
        limits.checkCoded(input);
        return ImageInput.of(input.name(), input.bytes());
    }

    private static <T> T guarded(ImageInput input, Supplier<T> work) {
        Skia.load();
        try {
            return work.get();
        } catch (OutOfMemoryError e) {
            throw new DropsizeException(ErrorKind.IMAGE_TOO_LARGE, e, input.name());
        } catch (StackOverflowError | AssertionError e) {
            // Libraries that read bytes from anywhere end like this on some that no picture has.
            throw new DropsizeException(ErrorKind.DAMAGED_IMAGE, e, input.name());
        } catch (LinkageError e) {
            throw new DropsizeException(ErrorKind.INTERNAL, e, "loading the image codecs");
        }
    }

    private record Opened(Decoder decoder, Header header) {}
}
