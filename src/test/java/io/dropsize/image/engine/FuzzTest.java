package io.dropsize.image.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.dropsize.image.ImageInput;
import io.dropsize.image.testkit.Damage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Random;

/** A short, reproducible version of {@code bench/fuzz.sh}. */
@Timeout(60)
class FuzzTest {
    private static final int ROUNDS = 25;

    @Test
    void endsEveryDamagedPictureOfEveryKindWithAPictureOrASentence() {
        var seeds = DrawnSeeds.all();
        var files = new ArrayList<>(seeds.values());
        seeds.forEach(
                (name, seed) -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        var damage = new Damage(new Random(round));
                        byte[] file = damage.of(seed, files.get(round % files.size()));
                        assertThatCode(() -> ReadersFuzzer.fuzzerTestOneInput(file))
                                .as("%s, round %d", name, round)
                                .doesNotThrowAnyException();
                    }
                });
    }

    @Test
    void readsEveryKindWhole() {
        var engine = new DefaultImageEngine();
        DrawnSeeds.all()
                .forEach(
                        (name, file) ->
                                assertThat(engine.preview(ImageInput.of(name, file), 48).argb())
                                        .as(name)
                                        .isNotEmpty());
    }

    @Test
    void makesTheSameDamageOfTheSameNumber() {
        byte[] file = DrawnSeeds.named("rgb.png");

        var once = HexFormat.of().formatHex(new Damage(new Random(5)).of(file, file));
        var again = HexFormat.of().formatHex(new Damage(new Random(5)).of(file, file));

        assertThat(once).isEqualTo(again);
    }
}
