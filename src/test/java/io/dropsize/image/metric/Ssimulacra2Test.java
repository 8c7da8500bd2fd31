package io.dropsize.image.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dropsize.image.Pixels;
import io.dropsize.image.metric.DrawnPairs.Pair;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

class Ssimulacra2Test {
    private static final Map<String, Pair> PAIRS =
            DrawnPairs.all().stream().collect(Collectors.toMap(Pair::name, Function.identity()));

    /** By version 2.1 of the reference implementation, built from its sources. */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/metric/reference-scores.csv")
    void scoresAreThoseOfTheReference(String name, double reference) {
        Pair pair = Objects.requireNonNull(PAIRS.get(name));

        double score = new Ssimulacra2(pair.original()).score(pair.distorted());

        assertThat(score).isCloseTo(reference, within(0.2));
    }

    @Test
    void equalPicturesHaveTheHighestScore() {
        for (Pair pair : PAIRS.values()) {
            assertThat(new Ssimulacra2(pair.original()).score(pair.original())).isEqualTo(100);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 300", "7, 9", "8, 8", "15, 16", "17, 130"})
    void everySizeHasAScore(int width, int height) {
        Pixels grey = filled(width, height, 0xFF808080);

        assertThat(new Ssimulacra2(grey).score(grey)).isEqualTo(100);
        assertThat(new Ssimulacra2(grey).score(filled(width, height, 0xFF303030))).isLessThan(70);
    }

    @Test
    void whiteOnTransparentIsSeenAsWellAsBlack() {
        Pixels nothing = filled(64, 64, 0);
        for (int colour : new int[] {0xFFFFFFFF, 0xFF000000}) {
            Pixels square = filled(64, 64, 0);
            for (int y = 16; y < 48; y++) {
                Arrays.fill(square.argb(), y * 64 + 16, y * 64 + 48, colour);
            }
            assertThat(new Ssimulacra2(square).score(nothing)).isLessThan(50);
            assertThat(new Ssimulacra2(square).score(square)).isEqualTo(100);
        }
    }

    private static Pixels filled(int width, int height, int colour) {
        int[] argb = new int[width * height];
        Arrays.fill(argb, colour);
        return new Pixels(width, height, argb);
    }
}
