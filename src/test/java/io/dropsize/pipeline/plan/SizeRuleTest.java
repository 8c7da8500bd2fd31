package io.dropsize.pipeline.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorText;
import io.dropsize.pipeline.plan.SizeRule.Box;
import io.dropsize.pipeline.plan.SizeRule.LongestSide;
import io.dropsize.pipeline.plan.SizeRule.Percent;
import io.dropsize.pipeline.plan.SizeRule.Size;

import org.junit.jupiter.api.Test;

class SizeRuleTest {
    @Test
    void theLongestSideIsScaledAndTheOtherFollows() {
        assertThat(new LongestSide(1600).apply(6000, 4000)).isEqualTo(new Size(1600, 1067, false));
        assertThat(new LongestSide(1600).apply(4000, 6000)).isEqualTo(new Size(1067, 1600, false));
    }

    @Test
    void aSmallPictureKeepsItsSize() {
        assertThat(new LongestSide(1600).apply(640, 480)).isEqualTo(new Size(640, 480, false));
        assertThat(new Box(1600, 1600, Fit.INSIDE).apply(640, 480))
                .isEqualTo(new Size(640, 480, false));
    }

    @Test
    void aVeryLongPictureKeepsAtLeastOnePixelAcross() {
        assertThat(new LongestSide(800).apply(30_000, 20)).isEqualTo(new Size(800, 1, false));
    }

    @Test
    void insideABoxTheTighterSideDecides() {
        assertThat(new Box(800, 800, Fit.INSIDE).apply(6000, 4000))
                .isEqualTo(new Size(800, 533, false));
        assertThat(new Box(800, 100, Fit.INSIDE).apply(6000, 4000))
                .isEqualTo(new Size(150, 100, false));
    }

    @Test
    void coverFillsTheBoxAndCuts() {
        assertThat(new Box(1200, 630, Fit.COVER).apply(6000, 4000))
                .isEqualTo(new Size(1200, 630, true));
    }

    @Test
    void coverOfASmallPictureKeepsTheBoxesProportionsWithoutEnlarging() {
        assertThat(new Box(1200, 600, Fit.COVER).apply(600, 600))
                .isEqualTo(new Size(600, 300, true));
    }

    @Test
    void exactIsExactEvenIfLarger() {
        assertThat(new Box(64, 64, Fit.EXACT).apply(16, 32)).isEqualTo(new Size(64, 64, false));
    }

    @Test
    void percentScalesBothSidesAndEnlargesOnlyAboveAHundred() {
        assertThat(new Percent(50).apply(641, 480)).isEqualTo(new Size(321, 240, false));
        assertThat(new Percent(200).apply(30, 20)).isEqualTo(new Size(60, 40, false));
        assertThat(new Percent(1).apply(30, 20)).isEqualTo(new Size(1, 1, false));
        assertThat(new Percent(50).canonical()).isEqualTo("50%");
    }

    @Test
    void percentKeepsTheProportionsOfWhatIsLongerThanJpegCanBe() {
        assertThat(new Percent(100).apply(70_000, 100)).isEqualTo(new Size(70_000, 100, false));
        assertThat(new Percent(1000).apply(40_000, 10_000))
                .isEqualTo(new Size(400_000, 100_000, false));
    }

    @Test
    void aSideOfNoPixelsIsRefusedWithASentence() {
        var refusal = catchThrowableOfType(DropsizeException.class, () -> new LongestSide(0));

        assertThat(ErrorText.of(refusal)).contains("0 pixels");
    }
}
