package io.dropsize.ui.upload.compare;

import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageInput;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.KeyNaming;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.ui.kit.PixelImages;

import javafx.scene.image.Image;

/** Makes a source's copy again, and images of both. Calls block. */
final class ComparisonMaker {
    private static final int PREVIEW_SIDE = 1400;

    /** The maximum pixels of each compared image; 4 bytes each. */
    private static final double MAX_DETAIL = 12e6;

    private final ImageEngine engine;
    private final ImageMaker maker;

    /**
     * A source and its copy.
     *
     * @param preset the preset of the copy
     * @param copy the encoded copy
     * @param width of the copy in pixels; the image may have fewer
     * @param height of the copy in pixels
     */
    record Comparison(
            Preset preset,
            Image original,
            Image result,
            long originalBytes,
            byte[] copy,
            int width,
            int height) {}

    /** The images of a comparison at a higher resolution. */
    record Finer(Image original, Image result) {}

    ComparisonMaker(ImageEngine engine, ImageMaker maker) {
        this.engine = engine;
        this.maker = maker;
    }

    Comparison compare(Source source, Preset preset) {
        ImageMaker.Made made = maker.make(source, preset, KeyNaming.byStem());
        EncodedImage copy = made.image();
        return new Comparison(
                preset,
                preview(source.input(), PREVIEW_SIDE),
                preview(ImageInput.of(source.name(), copy.bytes()), PREVIEW_SIDE),
                made.plan().info().bytes(),
                copy.bytes(),
                made.plan().spec().width(),
                made.plan().spec().height());
    }

    /** Loads both images at the copy's own size, or as close to it as memory allows. */
    Finer refine(Source source, Comparison both) {
        double pixels = (double) both.width() * both.height();
        double fewer = Math.min(1, Math.sqrt(MAX_DETAIL / pixels));
        int side = (int) Math.ceil(Math.max(both.width(), both.height()) * fewer);
        return new Finer(
                preview(source.input(), side),
                preview(ImageInput.of(source.name(), both.copy()), side));
    }

    /**
     * Makes a preview by the scaler that makes copies, because another one's blur would look like a
     * difference.
     */
    private Image preview(ImageInput input, int side) {
        return PixelImages.of(engine.preview(input, side));
    }
}
