package io.dropsize.image.engine;

import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MemoryBudget;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.ScaledImage;
import io.dropsize.image.metric.Ssimulacra2;

import java.util.function.Function;

/**
 * A source at a copy's size.
 *
 * @param rendering encodes pixels like those of any copy
 * @param decoder reads what was encoded
 * @param memory for scores
 */
record ScaledSource(
        ImageInput input,
        Pixels pixels,
        RenderPipeline rendering,
        Function<EncodedImage, Pixels> decoder,
        MemoryBudget memory)
        implements ScaledImage {
    @Override
    public EncodedImage encode(RenderSpec spec) {
        return DefaultImageEngine.guarded(input, () -> encoded(spec));
    }

    @Override
    public Pixels decode(EncodedImage copy) {
        return DefaultImageEngine.guarded(input, () -> decoder.apply(copy));
    }

    @Override
    public double score(Pixels copy) {
        return DefaultImageEngine.guarded(input, () -> measured(copy));
    }

    private EncodedImage encoded(RenderSpec spec) {
        try (var _ = memory.reserve(QualityChoice.memory(spec))) {
            return rendering.encode(pixels, spec);
        }
    }

    private double measured(Pixels copy) {
        long bytes = (long) copy.width() * copy.height() * Ssimulacra2.BYTES_OF_PIXEL;
        try (var _ = memory.reserve(bytes)) {
            return new Ssimulacra2(pixels).score(copy);
        }
    }
}
