package io.dropsize.testkit;

import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.ScaledImage;

/** Renders each copy from the source. All copies have the best score. */
public record RenderedAgain(ImageEngine engine, ImageInput input, int side) implements ScaledImage {
    @Override
    public Pixels pixels() {
        return engine.preview(input, side);
    }

    @Override
    public EncodedImage encode(RenderSpec spec) {
        return engine.render(input, spec);
    }

    @Override
    public Pixels decode(EncodedImage copy) {
        return engine.preview(ImageInput.of(input.name(), copy.bytes()), side);
    }

    @Override
    public double score(Pixels copy) {
        return 100;
    }
}
