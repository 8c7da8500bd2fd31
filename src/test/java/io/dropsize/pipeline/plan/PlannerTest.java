package io.dropsize.pipeline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.Chroma;
import io.dropsize.image.Coding;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Quality;
import io.dropsize.image.RenderSpec;
import io.dropsize.store.KeyTemplate;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

class PlannerTest {
    private static final byte[] BYTES = {1, 2, 3};
    private static final KeyNaming NAMING =
            KeyNaming.byTemplate(KeyTemplate.DEFAULT, LocalDate.of(2026, 11, 3));

    @Test
    void theKeyNamesDateNameAndContent() {
        Plan plan = plan(photo(ImageFormat.JPEG, false), BYTES, Preset.WEB_1600);

        assertThat(plan.key()).matches("2026/11/beach-sunrise-[0-9a-f]{8}\\.jpg");
        assertThat(plan.spec().width()).isEqualTo(1600);
        assertThat(plan.spec().coding()).isEqualTo(Coding.of(82));
    }

    @Test
    void theSamePictureAndPresetHaveTheSameKeyWhateverThePresetIsCalled() {
        Preset renamed =
                new Preset(
                        "Mine",
                        Preset.WEB_1600.size(),
                        OutputFormat.KEEP,
                        Coding.of(82),
                        Preset.WEB_1600.metadata(),
                        false);

        assertThat(plan(photo(ImageFormat.JPEG, false), BYTES, renamed).contentKey())
                .isEqualTo(
                        plan(photo(ImageFormat.JPEG, false), BYTES, Preset.WEB_1600).contentKey());
    }

    @Test
    void anotherPictureOrAnotherQualityHasAnotherKey() {
        String key = plan(photo(ImageFormat.JPEG, false), BYTES, Preset.WEB_1600).key();

        assertThat(plan(photo(ImageFormat.JPEG, false), new byte[] {9}, Preset.WEB_1600).key())
                .isNotEqualTo(key);
        assertThat(
                        plan(
                                        photo(ImageFormat.JPEG, false),
                                        BYTES,
                                        Preset.WEB_1600.withCoding(Coding.of(70)))
                                .key())
                .isNotEqualTo(key);
    }

    @Test
    void whateverShapesTheBytesIsInTheContentKey() {
        Preset usual = Preset.WEB_1600;
        Coding coding = usual.coding();
        List<Preset> others =
                List.of(
                        usual.withSize(new SizeRule.Percent(50)),
                        usual.withFormat(OutputFormat.WEBP),
                        usual.withCoding(coding.withQuality(new Quality.AtMost(82))),
                        usual.withCoding(coding.withQuality(new Quality.AtLeast(0.82))),
                        usual.withCoding(coding.withLossless(true)),
                        usual.withCoding(coding.withProgressive(true)),
                        usual.withCoding(coding.withChroma(Chroma.FULL)),
                        usual.withMetadata(MetadataPolicy.KEEP_COPYRIGHT),
                        usual.withDamagedAllowed(true));

        assertThat(Stream.concat(Stream.of(usual), others.stream()).map(Preset::fingerprint))
                .doesNotHaveDuplicates();
        assertThat(plan(photo(ImageFormat.JPEG, false), BYTES, others.getLast()).spec())
                .matches(RenderSpec::allowDamaged);
    }

    @Test
    void formatsThatBrowsersShowStayAndOthersBecomeJpegOrPng() {
        assertThat(format(ImageFormat.JPEG, false)).isEqualTo(ImageFormat.JPEG);
        assertThat(format(ImageFormat.PNG, true)).isEqualTo(ImageFormat.PNG);
        assertThat(format(ImageFormat.WEBP, true)).isEqualTo(ImageFormat.WEBP);
        assertThat(format(ImageFormat.GIF, true)).isEqualTo(ImageFormat.PNG);
        assertThat(format(ImageFormat.TIFF, false)).isEqualTo(ImageFormat.JPEG);
        assertThat(format(ImageFormat.PSD, true)).isEqualTo(ImageFormat.PNG);
    }

    @Test
    void aLostAnimationIsReportedExactlyWhenItIsLost() {
        Preset web = Preset.WEB_1600;

        assertThat(animation(ImageFormat.GIF, web).losesAnimation()).isFalse();
        assertThat(animation(ImageFormat.GIF, web.withFormat(OutputFormat.WEBP)).losesAnimation())
                .isFalse();
        assertThat(animation(ImageFormat.WEBP, web).losesAnimation()).isFalse();
        assertThat(animation(ImageFormat.GIF, web.withFormat(OutputFormat.PNG)).losesAnimation())
                .isTrue();
        assertThat(animation(ImageFormat.WEBP, web.withFormat(OutputFormat.JPEG)).losesAnimation())
                .isTrue();
        assertThat(animation(ImageFormat.PNG, web.withFormat(OutputFormat.WEBP)).losesAnimation())
                .as("the frames of a PNG are not read")
                .isTrue();
        assertThat(plan(photo(ImageFormat.GIF, true), BYTES, web).losesAnimation()).isFalse();
    }

    @Test
    void aGifThatMovesStaysOne() {
        assertThat(animation(ImageFormat.GIF, Preset.WEB_1600).spec().format())
                .isEqualTo(ImageFormat.GIF);
        assertThat(format(ImageFormat.GIF, true)).isEqualTo(ImageFormat.PNG);
    }

    @Test
    void aPictureWithAPaletteBecomesAPng() {
        var info = new ImageInfo(ImageFormat.TIFF, 6000, 4000, false, 1, 40_000, true);

        assertThat(plan(info, BYTES, Preset.WEB_1600).spec().format()).isEqualTo(ImageFormat.PNG);
        assertThat(format(ImageFormat.TIFF, false)).isEqualTo(ImageFormat.JPEG);
    }

    private static Plan animation(ImageFormat format, Preset preset) {
        return plan(new ImageInfo(format, 10, 10, true, 12, 100), BYTES, preset);
    }

    private static ImageFormat format(ImageFormat source, boolean transparent) {
        return plan(photo(source, transparent), BYTES, Preset.WEB_1600).spec().format();
    }

    private static ImageInfo photo(ImageFormat format, boolean transparent) {
        return new ImageInfo(format, 6000, 4000, transparent, 1, 11_800_000);
    }

    private static Plan plan(ImageInfo info, byte[] bytes, Preset preset) {
        return Planner.plan(
                Source.of("Beach Sunrise.JPG", bytes), info, bytes, preset, NAMING, _ -> true);
    }
}
