package io.dropsize.image.engine;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.ImageLimits;
import io.dropsize.image.MemoryBudget;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.ScaledImage;
import io.dropsize.image.codec.Encoder;
import io.dropsize.image.codec.Header;
import io.dropsize.image.codec.TargetSize;
import io.dropsize.image.codec.skia.Skia;
import io.dropsize.image.metadata.ImageDescription;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The engine: tries each decoder in turn, then scales, rotates and encodes. Interrupting the thread
 * ends a call between two steps with CANCELLED.
 */
public final class DefaultImageEngine implements ImageEngine {
    private static final double SHARE_OF_SOURCES = 0.25;

    private final LimitChecks limits;
    private final Codecs codecs;
    private final MemoryBudget sources;
    private final MemoryBudget pictures;

    public DefaultImageEngine() {
        this(ImageLimits.DEFAULT, MemoryBudget.ofThisComputer());
    }

    /**
     * @param budget for all pictures together; shared by all threads that call this engine
     */
    public DefaultImageEngine(ImageLimits limits, MemoryBudget budget) {
        this(limits, budget, Codecs.ALL);
    }

    DefaultImageEngine(ImageLimits limits, MemoryBudget budget, Codecs codecs) {
        this.codecs = codecs;
        this.limits = new LimitChecks(limits);
        // A picture waits for memory while it holds its source's. With two budgets, that can't
        // deadlock.
        this.sources = budget.part(SHARE_OF_SOURCES);
        this.pictures = budget.part(1 - SHARE_OF_SOURCES);
    }

    @Override
    public ImageInfo probe(ImageInput input) {
        return guarded(
                input,
                () -> {
                    Header header = OpenedImage.of(input, limits, codecs).header();
                    return new ImageInfo(
                            header.format(),
                            header.uprightWidth(),
                            header.uprightHeight(),
                            header.transparent(),
                            header.frames(),
                            input.size(),
                            header.indexed());
                });
    }

    @Override
    public void requirePossible(String source, RenderSpec spec) {
        limits.limits().checkCopy(source, spec);
    }

    @Override
    public MemoryBudget.Share admit(ImageInput input) {
        return switch (input) {
            case ImageInput.OfBytes _ -> () -> {}; // They are already in memory.
            case ImageInput.OfFile _, ImageInput.Kept _ -> {
                limits.checkCoded(input);
                yield sources.reserve(input.size());
            }
        };
    }

    @Override
    public EncodedImage render(ImageInput input, RenderSpec spec) {
        return renderAll(input, List.of(spec)).getFirst();
    }

    @Override
    public List<EncodedImage> renderAll(ImageInput input, List<RenderSpec> specs) {
        specs.forEach(spec -> codecs.encoder(spec.format()).require());
        specs.forEach(spec -> requirePossible(input.name(), spec));
        return guarded(
                input,
                () -> {
                    OpenedImage source = inMemory(input);
                    long memory =
                            specs.stream()
                                    .mapToLong(
                                            spec ->
                                                    source.memory(TargetSize.of(spec))
                                                            + QualityChoice.memory(spec))
                                    .max()
                                    .orElse(0);
                    try (var _ = pictures.reserve(memory)) {
                        return new RenderPipeline(source).make(specs);
                    }
                });
    }

    @Override
    public Optional<String> description(ImageInput input) {
        return guarded(input, () -> ImageDescription.of(input));
    }

    @Override
    public boolean reads(ImageFormat format) {
        return codecs.of(format).reads();
    }

    @Override
    public boolean writes(ImageFormat format) {
        return codecs.of(format).encoder().filter(Encoder::isAvailable).isPresent();
    }

    @Override
    public Pixels preview(ImageInput input, int maxSide) {
        return guarded(
                input,
                () -> {
                    OpenedImage source = inMemory(input);
                    TargetSize frame = TargetSize.within(source.header(), maxSide);
                    try (var _ = pictures.reserve(source.memory(frame))) {
                        return source.scaled(frame, false);
                    }
                });
    }

    @Override
    public ScaledImage scale(ImageInput input, RenderSpec spec) {
        requirePossible(input.name(), spec);
        return guarded(
                input,
                () -> {
                    OpenedImage source = inMemory(input);
                    TargetSize frame = TargetSize.of(spec);
                    try (var _ = pictures.reserve(source.memory(frame))) {
                        var rendering = new RenderPipeline(source);
                        return new ScaledSource(
                                input,
                                source.scaled(frame, spec.allowDamaged()),
                                rendering,
                                rendering::decoded,
                                pictures);
                    }
                });
    }

    /** One read serves header and pixels, because the file may change in between. */
    private OpenedImage inMemory(ImageInput input) {
        limits.checkCoded(input);
        ImageInput read = ImageInput.of(input.name(), input.bytes());
        byte[] file = codecs.of(read).withoutTail(read.bytes());
        return OpenedImage.of(ImageInput.of(input.name(), file), limits, codecs);
    }

    static <T> T guarded(ImageInput input, Supplier<T> work) {
        Skia.load();
        try {
            return work.get();
        } catch (OutOfMemoryError e) {
            throw new DropsizeException(ErrorKind.IMAGE_TOO_LARGE, e, input.name());
        } catch (StackOverflowError | AssertionError e) {
            // Libraries that read untrusted bytes may throw this for malformed files.
            throw new DropsizeException(ErrorKind.DAMAGED_IMAGE, e, input.name());
        } catch (LinkageError e) {
            throw new DropsizeException(ErrorKind.INTERNAL, e, "loading the image codecs");
        }
    }
}
