package io.dropsize.pipeline.plan;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MemoryBudget;
import io.dropsize.image.Pixels;
import io.dropsize.image.Quality;
import io.dropsize.store.link.Placeholder;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Makes the copies of one source. The source is read once, so that plan and copies are based on the
 * same bytes. Calls block.
 */
public final class ImageMaker {
    /** The maximum size of a source, 1 GiB; larger files are refused before they are read. */
    private static final long LARGEST_SOURCE = 1L << 30;

    private static final Logger LOG = LoggerFactory.getLogger(ImageMaker.class);

    private final ImageEngine engine;

    public ImageMaker(ImageEngine engine) {
        this.engine = engine;
    }

    /**
     * Copies, and their plan.
     *
     * @param images in the order of the plan's variants
     * @param placeholder of the picture; null if it wasn't requested
     */
    public record Made(Plan plan, List<EncodedImage> images, @Nullable Placeholder placeholder) {
        public Made {
            images = List.copyOf(images);
        }

        /** Returns the first copy. */
        public EncodedImage image() {
            return images.getFirst();
        }

        /** Returns the length of all copies. */
        public long bytes() {
            return images.stream().mapToLong(image -> image.bytes().length).sum();
        }

        /** Returns a warning about the least similar copy, if the preset requires more. */
        public Optional<DropsizeException> missedScore() {
            return plan.spec().coding().quality() instanceof Quality.AtLeast(double target)
                    ? images.stream()
                            .filter(image -> image.score() < target)
                            .min(Comparator.comparingDouble(EncodedImage::score))
                            .map(image -> missed(image, target))
                    : Optional.empty();
        }

        private DropsizeException missed(EncodedImage image, double target) {
            return new DropsizeException(
                    ErrorKind.SCORE_NOT_REACHED,
                    plan.source().name(),
                    image.format().title(),
                    Long.toString((long) Math.floor(image.score())),
                    BigDecimal.valueOf(target).stripTrailingZeros().toPlainString());
        }
    }

    /** A source that has been read, and its plan. */
    public record Prepared(Plan plan, ImageInput loaded) {
        /** Returns the same source with another plan. */
        public Prepared with(Plan other) {
            return new Prepared(other, loaded);
        }
    }

    /** Returns whether this computer can write the format. The first call may load a library. */
    public boolean makes(OutputFormat format) {
        return format != OutputFormat.AVIF || engine.writes(ImageFormat.AVIF);
    }

    /** Allows a source that has crashed the program to be read once more. Blocks. */
    public void readmit(Source source) {
        engine.readmit(source.input());
    }

    public Plan plan(Source source, Preset preset, KeyNaming naming) {
        try (var _ = admit(source)) {
            return describe(prepare(source, preset, naming)).plan();
        }
    }

    /** Makes the first copy only. */
    public Made make(Source source, Preset preset, KeyNaming naming) {
        try (var _ = admit(source)) {
            Prepared prepared = prepare(source, preset, naming);
            Plan plan = prepared.plan();
            return render(prepared.with(plan.with(List.of(plan.variants().getFirst()))), false);
        }
    }

    /** Waits until there is enough memory for the source's bytes. Call it before they are read. */
    public MemoryBudget.Share admit(Source source) {
        return engine.admit(source.input());
    }

    /** Reads an admitted source, and plans its copies. */
    public Prepared prepare(Source source, Preset preset, KeyNaming naming) {
        ImageInput loaded = load(source);
        return new Prepared(plan(source, loaded, preset, naming), loaded);
    }

    /** Completes the source's description from its metadata, unless the user has entered one. */
    public Prepared describe(Prepared prepared) {
        Source source = prepared.plan().source();
        if (source.description().alt() != null) {
            return prepared;
        }
        String found = engine.description(prepared.loaded()).orElse(null);
        return prepared.with(prepared.plan().of(source.with(source.description().orAlt(found))));
    }

    /**
     * Makes all copies of the plan from one decoding.
     *
     * @param placeholder whether to make the picture's placeholder, too
     */
    public Made render(Prepared prepared, boolean placeholder) {
        Plan plan = prepared.plan();
        List<EncodedImage> images =
                engine.renderAll(
                        prepared.loaded(), plan.variants().stream().map(Variant::spec).toList());
        if (!placeholder) {
            return new Made(plan, images, null);
        }
        EncodedImage first = images.getFirst();
        return new Made(
                plan, images, placeholder(ImageInput.of(first.format().name(), first.bytes())));
    }

    /** Returns the placeholder of a prepared picture; null if the picture can't be read whole. */
    public @Nullable Placeholder placeholder(Prepared prepared) {
        return placeholder(prepared.loaded());
    }

    /** A placeholder is optional, so that errors are not those of the job. */
    private @Nullable Placeholder placeholder(ImageInput input) {
        Pixels small;
        try {
            small = engine.preview(input, DominantColor.SIDE);
        } catch (DropsizeException e) {
            if (e.kind() == ErrorKind.CANCELLED) {
                throw e;
            }
            LOG.debug("{} has no placeholder", input.name(), e);
            return null;
        }
        String color = DominantColor.of(small);
        return new Placeholder(
                color,
                color == null ? null : TinyPng.dataUri(small),
                Base64.getEncoder().encodeToString(ThumbHash.of(small)),
                color == null ? null : BlurHash.of(small));
    }

    private Plan plan(Source source, ImageInput loaded, Preset preset, KeyNaming naming) {
        ImageInfo info = engine.probe(loaded);
        Plan plan = Planner.plan(source, info, loaded.bytes(), preset, naming, engine::writes);
        plan.variants().forEach(one -> engine.requirePossible(loaded.name(), one.spec()));
        return plan;
    }

    private static ImageInput load(Source source) {
        ImageInput input = source.input();
        long size = input.size();
        if (size > LARGEST_SOURCE) {
            throw new DropsizeException(ErrorKind.IMAGE_TOO_LARGE, input.name());
        }
        return ImageInput.of(input.name(), input.bytes());
    }
}
