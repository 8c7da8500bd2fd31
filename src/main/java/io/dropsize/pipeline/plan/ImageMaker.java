package io.dropsize.pipeline.plan;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MemoryBudget;

/**
 * Makes the copy of one source. The source is read once, so that plan and copy are based on the
 * same bytes. Calls block.
 */
public final class ImageMaker {
    /** Larger files are refused before they are read: 1 GiB. */
    private static final long LARGEST_SOURCE = 1L << 30;

    private final ImageEngine engine;

    public ImageMaker(ImageEngine engine) {
        this.engine = engine;
    }

    /** A copy, and its plan. */
    public record Made(Plan plan, EncodedImage image) {
        /** The copy's length. */
        public int bytes() {
            return image.bytes().length;
        }
    }

    /** A source that has been read, and its plan. */
    public record Prepared(Plan plan, ImageInput loaded) {
        /** The same source with another plan. */
        public Prepared with(Plan other) {
            return new Prepared(other, loaded);
        }
    }

    /** Whether this computer can write the format. The first call may load a library. */
    public boolean makes(OutputFormat format) {
        return format != OutputFormat.AVIF || engine.writes(ImageFormat.AVIF);
    }

    /** Allows a source that has crashed the program to be read once more. Blocks. */
    public void readmit(Source source) {
        engine.readmit(source.input());
    }

    public Plan plan(Source source, Preset preset, KeyNaming naming) {
        try (var _ = admit(source)) {
            return prepare(source, preset, naming).plan();
        }
    }

    public Made make(Source source, Preset preset, KeyNaming naming) {
        try (var _ = admit(source)) {
            Prepared prepared = prepare(source, preset, naming);
            return new Made(prepared.plan(), render(prepared));
        }
    }

    /** Waits until there is enough memory for the source's bytes. Call it before they are read. */
    public MemoryBudget.Share admit(Source source) {
        return engine.admit(source.input());
    }

    /** Reads an admitted source, and plans its copy. */
    public Prepared prepare(Source source, Preset preset, KeyNaming naming) {
        ImageInput loaded = load(source);
        return new Prepared(plan(source, loaded, preset, naming), loaded);
    }

    public EncodedImage render(Prepared prepared) {
        return engine.render(prepared.loaded(), prepared.plan().spec());
    }

    private Plan plan(Source source, ImageInput loaded, Preset preset, KeyNaming naming) {
        ImageInfo info = engine.probe(loaded);
        Plan plan = Planner.plan(source, info, loaded.bytes(), preset, naming);
        engine.requirePossible(loaded.name(), plan.spec());
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
