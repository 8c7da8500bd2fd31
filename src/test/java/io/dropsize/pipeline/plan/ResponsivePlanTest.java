package io.dropsize.pipeline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.store.KeyTemplate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.stream.Collectors;

class ResponsivePlanTest {
    private static final byte[] BYTES = {1, 2, 3};

    @ParameterizedTest
    @CsvSource({
        "800, 6000, 640 800 1280 1600",
        "800, 1600, 640 800 1280 1600",
        "800, 1599, 640 800 1280",
        "800, 800, 640 800",
        "800, 799, 640 799",
        "800, 700, 700",
        "800, 1, 1",
        "1000, 6000, 640 828 1000 1280 2000",
        "600, 6000, 600 828 1280",
        "400, 6000, 400 640 828 1280",
        "1280, 6000, 640 828 1280 2560",
        "640, 6000, 640 828 1280",
        "60000, 65000, 640 828 1280 60000"
    })
    void widthsAreThoseOfScreensAndOfThePageWithoutNearlyEqualOnes(
            int layout, int source, String expected) {
        assertThat(Widths.of(layout, source).stream().map(String::valueOf))
                .containsExactly(expected.split(" "));
    }

    @Test
    void aPlanHoldsAllVariantsWithTheFallbackAtTheWidthOfThePageFirst() {
        Plan plan = plan(photo(ImageFormat.JPEG, 6000, 4000), "{name}-{hash}.{ext}");

        assertThat(plan.variants().stream().map(ResponsivePlanTest::description))
                .containsExactly(
                        "JPEG 800x533",
                        "JPEG 640x427",
                        "JPEG 1280x853",
                        "JPEG 1600x1067",
                        "AVIF 800x533",
                        "AVIF 640x427",
                        "AVIF 1280x853",
                        "AVIF 1600x1067",
                        "WEBP 800x533",
                        "WEBP 640x427",
                        "WEBP 1280x853",
                        "WEBP 1600x1067");
        assertThat(plan.variants().stream().map(Variant::contentKey).distinct()).hasSize(12);
    }

    @Test
    void avifHasTheQualityThatLooksLikeThatOfTheOtherFormats() {
        Plan plan = plan(photo(ImageFormat.JPEG, 300, 200), "{name}.{ext}");

        assertThat(plan.variants().stream().map(one -> one.spec().coding().quality().canonical()))
                .containsExactly("82", "65", "82");
    }

    @Test
    void keysOfOnePictureDifferInWidthAndExtensionOnly() {
        Plan plan = plan(photo(ImageFormat.JPEG, 900, 600), "{yyyy}/{name}-{hash}.{ext}");

        assertThat(
                        plan.variants().stream()
                                .map(one -> one.key().replaceAll("-[0-9a-f]{8}-", "-#-")))
                .containsExactly(
                        "2026/a-b-#-800.jpg", "2026/a-b-#-640.jpg",
                        "2026/a-b-#-800.avif", "2026/a-b-#-640.avif",
                        "2026/a-b-#-800.webp", "2026/a-b-#-640.webp");
        assertThat(plan.variants().stream().map(one -> one.key().replaceAll("-\\d+\\.\\w+$", "")))
                .containsOnly(plan.key().replaceAll("-\\d+\\.\\w+$", ""));
    }

    @Test
    void aTemplateWithTheWidthStaysAsItIs() {
        Plan plan = plan(photo(ImageFormat.JPEG, 900, 600), "{width}/{name}.{ext}");

        assertThat(plan.variants().stream().map(Variant::key))
                .startsWith("800/a-b.jpg", "640/a-b.jpg");
    }

    @Test
    void theFallbackIsPngForTransparentPicturesAndJpegForOthers() {
        assertThat(formats(photo(ImageFormat.PNG, 300, 200))).isEqualTo("PNG AVIF WEBP");
        assertThat(formats(photo(ImageFormat.WEBP, 300, 200))).isEqualTo("JPEG AVIF WEBP");
        assertThat(formats(photo(ImageFormat.HEIC, 300, 200))).isEqualTo("JPEG AVIF WEBP");
        assertThat(formats(new ImageInfo(ImageFormat.WEBP, 300, 200, true, 1, 9)))
                .isEqualTo("PNG AVIF WEBP");
    }

    @Test
    void animationsStayAnimatedInAllFormats() {
        ImageInfo gif = new ImageInfo(ImageFormat.GIF, 300, 200, true, 9, 9);
        ImageInfo webp = new ImageInfo(ImageFormat.WEBP, 300, 200, true, 9, 9);

        assertThat(formats(gif)).isEqualTo("GIF WEBP");
        assertThat(formats(webp)).isEqualTo("WEBP");
        assertThat(Preset.WEB_PAGE.losesAnimation(gif)).isFalse();
        assertThat(Preset.WEB_PAGE.losesAnimation(webp)).isFalse();
    }

    @Test
    void withoutAnAvifEncoderThereIsNoAvif() {
        Plan plan =
                Planner.plan(
                        Source.of("a.jpg", BYTES),
                        photo(ImageFormat.JPEG, 300, 200),
                        BYTES,
                        Preset.WEB_PAGE,
                        KeyNaming.byStem(),
                        _ -> false);

        assertThat(plan.variants().stream().map(one -> one.spec().format().name()))
                .containsExactly("JPEG", "WEBP");
    }

    @Test
    void aChosenFormatIsTheOnlyOne() {
        Plan plan =
                Planner.plan(
                        Source.of("a.jpg", BYTES),
                        photo(ImageFormat.JPEG, 900, 600),
                        BYTES,
                        Preset.WEB_PAGE.withFormat(OutputFormat.WEBP),
                        KeyNaming.byStem(),
                        _ -> true);

        assertThat(plan.variants().stream().map(ResponsivePlanTest::description))
                .containsExactly("WEBP 800x533", "WEBP 640x427");
        assertThat(plan.variants().stream().map(Variant::key))
                .containsExactly("a-800.webp", "a-640.webp");
    }

    @Test
    void everyOtherPresetMakesOneCopyWithTheNameOfItsSource() {
        Plan plan =
                Planner.plan(
                        Source.of("a.jpg", BYTES),
                        photo(ImageFormat.JPEG, 900, 600),
                        BYTES,
                        Preset.WEB_1600,
                        KeyNaming.byStem(),
                        _ -> {
                            throw new AssertionError("loads a library");
                        });

        assertThat(plan.variants()).hasSize(1);
        assertThat(plan.key()).isEqualTo("a.jpg");
        assertThat(plan.each()).containsExactly(plan);
    }

    @Test
    void anEarlierPlanKeepsItsKeysForEqualCopiesOnly() {
        ImageInfo info = photo(ImageFormat.JPEG, 900, 600);
        Plan before = plan(info, "old/{name}.{ext}");
        Plan wider =
                Planner.plan(
                        before.source(),
                        info,
                        BYTES,
                        Preset.WEB_PAGE.withSize(new SizeRule.Responsive(300)),
                        KeyNaming.byStem(),
                        _ -> false);

        assertThat(StoredPlan.of(before).withStoredKeys(plan(info, "new/{name}.{ext}")))
                .isEqualTo(before);
        assertThat(
                        StoredPlan.of(before).withStoredKeys(wider).variants().stream()
                                .map(Variant::key))
                .containsExactly(
                        "a b-300.jpg",
                        "old/a-b-640.jpg",
                        "a b-828.jpg",
                        "a b-300.webp",
                        "old/a-b-640.webp",
                        "a b-828.webp");
    }

    @Test
    void thePictureOfAFolderHasTheWidthInTheNamesOfItsCopies() {
        Plan plan = plan(photo(ImageFormat.JPEG, 900, 600), "{name}-{hash}.{ext}");

        assertThat(plan.each().stream().map(one -> one.source().name()))
                .startsWith("a b-800.jpeg", "a b-640.jpeg");
    }

    private static String formats(ImageInfo info) {
        return plan(info, "{name}.{ext}").variants().stream()
                .map(one -> one.spec().format().name())
                .collect(Collectors.joining(" "));
    }

    private static Plan plan(ImageInfo info, String template) {
        return Planner.plan(
                Source.of("a b.jpeg", BYTES),
                info,
                BYTES,
                Preset.WEB_PAGE,
                KeyNaming.byTemplate(new KeyTemplate(template), LocalDate.of(2026, 11, 30)),
                _ -> true);
    }

    private static ImageInfo photo(ImageFormat format, int width, int height) {
        return new ImageInfo(format, width, height, false, 1, 1000);
    }

    private static String description(Variant variant) {
        var spec = variant.spec();
        return spec.format().name() + " " + spec.width() + "x" + spec.height();
    }
}
