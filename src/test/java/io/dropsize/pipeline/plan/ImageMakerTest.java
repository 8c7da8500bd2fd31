package io.dropsize.pipeline.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.engine.DefaultImageEngine;
import io.dropsize.store.KeyTemplate;

import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;

import javax.imageio.ImageIO;

class ImageMakerTest {
    private static final KeyNaming NAMING =
            KeyNaming.byTemplate(KeyTemplate.DEFAULT, LocalDate.of(2026, 11, 3));

    private final ImageMaker maker = new ImageMaker(new DefaultImageEngine());

    /** The plan of such a screenshot was valid, but its copy failed with an internal error. */
    @Test
    void aCopyThatIsTooLongForItsFormatIsRefusedInThePlan() {
        Preset tall =
                Preset.WEB_1600
                        .withSize(new SizeRule.Box(1280, 65_500, Fit.INSIDE))
                        .withFormat(OutputFormat.WEBP);

        DropsizeException error = refusal(4, 18_000, tall);

        assertThat(error.kind()).isEqualTo(ErrorKind.COPY_TOO_LONG);
        assertThat(ErrorText.of(error))
                .isEqualTo(
                        "The resized page.png would be 18,000 pixels long, but WebP is limited to"
                                + " 16,383. Choose another format or a smaller size.");
    }

    @Test
    void theSameCopyIsPlannedInAFormatThatHoldsIt() {
        Preset tall = Preset.WEB_1600.withSize(new SizeRule.Box(1280, 65_500, Fit.INSIDE));

        RenderSpec spec = plan(4, 18_000, tall).spec();

        assertThat(spec.height()).isEqualTo(18_000);
        assertThat(plan(4, 18_000, Preset.WEB_1600.withFormat(OutputFormat.WEBP)).spec().height())
                .isEqualTo(1600);
    }

    @Test
    void aCopyOfMorePixelsThanAPictureMayHaveIsRefusedInThePlan() {
        Preset tenfold = Preset.WEB_1600.withSize(new SizeRule.Percent(1000));

        DropsizeException error = refusal(3000, 2000, tenfold);

        assertThat(error.kind()).isEqualTo(ErrorKind.COPY_TOO_LARGE);
        assertThat(ErrorText.of(error))
                .isEqualTo(
                        "The resized page.png would have 600 megapixels, but the limit is"
                                + " 400. Choose a smaller size.");
    }

    private DropsizeException refusal(int width, int height, Preset preset) {
        DropsizeException error =
                catchThrowableOfType(
                        DropsizeException.class, () -> plan(width, height, preset).spec());
        assertThat(error).isNotNull();
        return error;
    }

    private Plan plan(int width, int height, Preset preset) {
        return maker.plan(Source.of("page.png", png(width, height)), preset, NAMING);
    }

    private static byte[] png(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
