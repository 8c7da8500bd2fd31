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
            List.of(new JpegDecoder(SKIA), SKIA, new ImageIoDecoder(), new HeifDecoder());

    /** The scaled pixels, upright, once more for the encoder, and what it makes of them. */
    private static final int TARGET_BYTES = 16;

    /** All scans of a progressive JPEG are gathered before there is a pixel. */
    private static final int PROGRESSIVE_BYTES = 4;

    private final ImageLimits limits;
    private final MemoryBudget budget;

    public DefaultImageEngine() {
        this(ImageLimits.DEFAULT, MemoryBudget.ofThisComputer());
    }

    /**
     * @param budget what pictures may take together; shared by all threads that call this engine
     */
    public DefaultImageEngine(ImageLimits limits, MemoryBudget budget) {
        this.limits = limits;
        this.budget = budget;
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
        if (spec.format() == ImageFormat.AVIF) {
            AvifEncoder.require();
        }
        return guarded(
                input,
                () -> {
                    ImageInput source = inMemory(input);
                    Opened opened = open(source);
                    try (var _ = budget.take(memory(source, opened, Frame.of(spec)))) {
                        return copy(source, opened, spec);
                    }
                });
    }

    @Override
    public boolean writes(ImageFormat format) {
        return format == ImageFormat.AVIF ? AvifEncoder.isAvailable() : format.writable();
    }

    @Override
    public Pixels preview(ImageInput input, int maxSide) {
        return guarded(
                input,
                () -> {
                    ImageInput source = inMemory(input);
                    Opened opened = open(source);
                    Frame frame = Frame.within(opened.header(), maxSide);
                    try (var _ = budget.take(memory(source, opened, frame))) {
                        return scaled(source, opened, frame, false);
                    }
                });
    }

    private EncodedImage copy(ImageInput source, Opened opened, RenderSpec spec) {
        KeptMetadata metadata = KeptMetadata.of(source, spec);
        EncodedImage image =
                withoutMetadata(
                        source,
                        opened,
                        metadata.leavingRoom(spec),
                        metadata.addedAtOnce(spec.format()));
        GoingOn.require();
        EncodedImage finished = metadata.addedTo(image);
        QualityChoice.requireWithin(source, spec, finished);
        PrivacyCheck.require(finished, spec.metadata());
        return finished;
    }

    /** Coded anew, unless the source's own coded pixels are as right and no larger. */
    private EncodedImage withoutMetadata(
            ImageInput source, Opened opened, RenderSpec spec, Optional<byte[]> exif) {
        if (AnimationRenderer.keeps(opened.header(), spec)) {
            Optional<EncodedImage> animation = animation(source, opened.header(), spec);
            if (animation.isPresent()) {
                return animation.get();
            }
        }
        EncodedImage own = OwnPixels.of(source, opened.header(), spec).orElse(null);
        if (own == null) {
            Optional<EncodedImage> shortcut = photoToPhoto(source, opened.header(), spec);
            if (shortcut.isPresent()) {
                return shortcut.get();
            }
        }
        Pixels pixels = scaled(source, opened, Frame.of(spec), spec.allowDamaged());
        boolean enough = own != null && QualityChoice.isWithin(own, spec);
        if (own != null && enough && looksLike(pixels, own)) {
            return own;
        }
        EncodedImage anew = QualityChoice.encode(pixels, spec, exif, this::decoded);
        return own != null
                        && !enough
                        && own.bytes().length <= anew.bytes().length
                        && looksLike(pixels, own)
                ? own
                : anew;
    }

    /** Empty if it is damaged and its first frame will do. */
    private Optional<EncodedImage> animation(ImageInput source, Header header, RenderSpec spec) {
        limits.checkFrames(source, header);
        limits.checkDecoded(source, header.pixels() * Animation.BYTES_OF_PIXEL);
        try {
            return Optional.of(AnimationRenderer.render(source, header, spec));
        } catch (DropsizeException e) {
            if (spec.allowDamaged() && e.kind() == ErrorKind.DAMAGED_IMAGE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<EncodedImage> photoToPhoto(ImageInput source, Header header, RenderSpec spec) {
        boolean plain =
                header.format() == ImageFormat.JPEG
                        && spec.format() == ImageFormat.JPEG
                        && spec.coding().chroma() != Chroma.FULL;
        if (!plain || !(spec.coding().quality() instanceof Quality.Fixed(int quality))) {
            return Optional.empty();
        }
        Frame stored = Frame.of(spec).stored(header.orientation());
        double scale = JpegDecoder.scale(stored.leastScale(header));
        limits.checkDecoded(source, header.pixels() * scale * scale * JpegToJpeg.BYTES_OF_PIXEL);
        return new JpegToJpeg(header, stored, scale)
                .render(source, quality, spec.coding().progressive());
    }

    /** Colours that a profile gave are lost without it; and what was salvaged is not whole. */
    private boolean looksLike(Pixels pixels, EncodedImage own) {
        try {
            return OwnPixels.alike(pixels, decoded(own));
        } catch (DropsizeException e) {
            if (e.kind() == ErrorKind.DAMAGED_IMAGE) {
                return false;
            }
            throw e;
        }
    }

    private Pixels decoded(EncodedImage image) {
        ImageInput input = ImageInput.of(image.format().name(), image.bytes());
        var frame = new Frame(image.width(), image.height(), false);
        return scaled(input, open(input), frame, false);
    }

    private Pixels scaled(ImageInput source, Opened opened, Frame frame, boolean allowDamaged) {
        GoingOn.require();
        Header header = opened.header();
        Frame stored = frame.stored(header.orientation());
        limits.checkDecoded(source, decodedBytes(opened, stored));
        try (Picture picture = decoded(source, opened, stored.leastScale(header), allowDamaged)) {
            GoingOn.require();
            Window part = stored.window(header).scaled(picture.scale());
            Pixels pixels = Resampler.scale(picture, part, stored.width(), stored.height());
            GoingOn.require();
            return header.orientation().upright(pixels);
        }
    }

    private static Picture decoded(
            ImageInput source, Opened opened, double leastScale, boolean allowDamaged) {
        try {
            return opened.decoder().decode(source, opened.header(), leastScale);
        } catch (DropsizeException e) {
            if (!allowDamaged || e.kind() != ErrorKind.DAMAGED_IMAGE) {
                throw e;
            }
            return opened.decoder()
                    .salvage(source, opened.header(), leastScale)
                    .orElseThrow(() -> e);
        }
    }

    private static long decodedBytes(Opened opened, Frame stored) {
        return opened.decoder().decodedBytes(opened.header(), stored.leastScale(opened.header()));
    }

    /** An estimate of what a picture takes while it is made, besides the source's own bytes. */
    private static long memory(ImageInput source, Opened opened, Frame frame) {
        Header header = opened.header();
        long working =
                header.format() == ImageFormat.JPEG && JpegMarkers.progressive(source.bytes())
                        ? header.pixels() * PROGRESSIVE_BYTES
                        : 0;
        long target = (long) frame.width() * frame.height() * TARGET_BYTES;
        long frames = header.frames() > 1 ? header.pixels() * Animation.BYTES_OF_PIXEL : 0;
        return decodedBytes(opened, frame.stored(header.orientation())) + working + frames + target;
    }

    /** Finds the decoder that can read it, by its bytes alone. */
    private Opened open(ImageInput input) {
        ImageFormat format = FormatSniffer.sniff(input);
        limits.checkCoded(input);
        for (Decoder decoder : DECODERS) {
            if (decoder.formats().contains(format)) {
                Optional<Header> header = decoder.header(input, format).filter(Header::isPossible);
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
