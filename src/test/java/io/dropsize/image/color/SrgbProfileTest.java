package io.dropsize.image.color;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.util.Arrays;

class SrgbProfileTest {

    @Test
    void knowsAProfileOfSrgb() {
        assertThat(SrgbProfile.is(profile(ColorSpace.CS_sRGB))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {ColorSpace.CS_LINEAR_RGB, ColorSpace.CS_GRAY, ColorSpace.CS_PYCC})
    void takesNoOtherProfileForIt(int space) {
        assertThat(SrgbProfile.is(profile(space))).isFalse();
    }

    @Test
    void looksAtThePrimariesOfEachColour() {
        byte[] profile = profile(ColorSpace.CS_sRGB);
        ICC_Profile other = ICC_Profile.getInstance(profile);
        other.setData(
                ICC_Profile.icSigRedColorantTag, other.getData(ICC_Profile.icSigGreenColorantTag));

        assertThat(SrgbProfile.is(other.getData())).isFalse();
    }

    @Test
    void takesNoCutOffProfileForIt() {
        byte[] profile = profile(ColorSpace.CS_sRGB);

        for (int length = 0; length < profile.length / 2; length += 7) {
            assertThat(SrgbProfile.is(Arrays.copyOf(profile, length))).isFalse();
        }
    }

    private static byte[] profile(int space) {
        return ICC_Profile.getInstance(space).getData();
    }
}
