package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.Coding;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.ScaledImage;
import io.dropsize.image.testkit.Drawn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source that is decoded once and encoded repeatedly. */
class ScaledSourceTest {
    private final ImageEngine engine = new DefaultImageEngine();
    private final ImageInput source =
            ImageInput.of("a.png", Drawn.coded(Drawn.photo(400, 300), "png"));

    @ParameterizedTest
    @ValueSource(strings = {"JPEG", "PNG", "WEBP"})
    void makesTheSameFileAsOneRendering(ImageFormat format) {
        RenderSpec spec = spec(format, 70);

        EncodedImage copy = engine.scale(source, spec(ImageFormat.JPEG, 90)).encode(spec);

        assertThat(copy.bytes()).isEqualTo(engine.render(source, spec).bytes());
    }

    @Test
    void aLowerQualityHasFewerBytesAndALowerScore() {
        ScaledImage scaled = engine.scale(source, spec(ImageFormat.JPEG, 90));

        EncodedImage good = scaled.encode(spec(ImageFormat.JPEG, 90));
        EncodedImage poor = scaled.encode(spec(ImageFormat.JPEG, 20));

        assertThat(poor.bytes().length).isLessThan(good.bytes().length);
        assertThat(scaled.score(scaled.decode(poor))).isLessThan(scaled.score(scaled.decode(good)));
        assertThat(scaled.score(scaled.pixels())).isEqualTo(100);
    }

    private static RenderSpec spec(ImageFormat format, int quality) {
        return new RenderSpec(
                200, 150, false, format, Coding.of(quality), MetadataPolicy.REMOVE_ALL, false);
    }
}
