package io.dropsize.ui.upload.compare;

import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.ScaledImage;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.KeyNaming;
import io.dropsize.pipeline.plan.OutputFormat;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.ui.kit.PixelImages;

import javafx.scene.image.Image;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * Makes copies with values that are being tried. Keeps the last source at the copy's size, so that
 * another quality or format needs no decoding of the source. Calls block; they are made by one
 * thread at a time.
 */
final class TrialMaker {
    private final ImageEngine engine;
    private final ImageMaker maker;
    private @Nullable Scaled last;

    /** A decoded source, and the spec of the copy that it was decoded for. */
    private record Scaled(
            Source source, Preset preset, RenderSpec spec, ScaledImage image, Image shown) {
        boolean hasSizeOf(RenderSpec other) {
            return spec.width() == other.width()
                    && spec.height() == other.height()
                    && spec.crop() == other.crop();
        }

        /** Returns whether only the coding may differ. */
        boolean isPlanOf(Source other, Preset values) {
            return source.equals(other) && preset.withCoding(values.coding()).equals(values);
        }
    }

    /**
     * A copy that was made on trial.
     *
     * @param preset the values it was made with
     * @param pixels the decoded copy
     * @param original the source at the copy's size
     */
    record Trial(
            Preset preset,
            EncodedImage copy,
            Pixels pixels,
            ScaledImage scaled,
            Image original,
            Image result) {}

    TrialMaker(ImageEngine engine, ImageMaker maker) {
        this.engine = engine;
        this.maker = maker;
    }

    Trial make(Source source, Preset preset) {
        Scaled scaled = scaled(source, preset);
        EncodedImage copy = scaled.image.encode(scaled.spec.withCoding(preset.coding()));
        Pixels pixels = scaled.image.decode(copy);
        return new Trial(preset, copy, pixels, scaled.image, scaled.shown, PixelImages.of(pixels));
    }

    /** Returns the SSIMULACRA 2 score of the whole copy, at its own size. */
    double score(Trial trial) {
        double known = trial.copy().score();
        return Double.isNaN(known) ? trial.scaled().score(trial.pixels()) : known;
    }

    /** Returns the formats that this computer can write. May load a library. */
    List<OutputFormat> formats() {
        return Arrays.stream(OutputFormat.values()).filter(maker::makes).toList();
    }

    /** Releases the decoded source. */
    void clear() {
        last = null;
    }

    private Scaled scaled(Source source, Preset preset) {
        Scaled known = last;
        if (known != null && known.isPlanOf(source, preset)) {
            return known;
        }
        RenderSpec spec = maker.plan(source, preset, KeyNaming.byStem()).spec();
        if (known == null || !known.source.equals(source) || !known.hasSizeOf(spec)) {
            last = null; // Two decoded sources would need twice the memory.
            ScaledImage image = engine.scale(source.input(), spec);
            known = new Scaled(source, preset, spec, image, PixelImages.of(image.pixels()));
        }
        Scaled now = new Scaled(source, preset, spec, known.image, known.shown);
        last = now;
        return now;
    }
}
