package io.dropsize.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.Quality;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.KeyNaming;
import io.dropsize.pipeline.plan.OutputFormat;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.testkit.TextEngine;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.LongConsumer;

/** Pictures of two copies, both of which miss the required score. */
class ReservationTest {
    private static final DropsizeException NOT_SAVED =
            new DropsizeException(ErrorKind.CANNOT_WRITE, "x.webp");

    private final Queue<Optional<DropsizeException>> warnings = new ArrayDeque<>();

    @Test
    void theWarningAboutTheScoreDoesNotHideThatOfALaterCopy() {
        warnings.add(Optional.empty());
        warnings.add(Optional.of(NOT_SAVED));

        assertThat(publish().published().warnings()).containsExactly(NOT_SAVED);
    }

    @Test
    void theWarningAboutTheScoreIsShownIfThereIsNoOther() {
        warnings.add(Optional.empty());
        warnings.add(Optional.empty());

        assertThat(publish().published().warnings())
                .extracting(DropsizeException::kind)
                .containsExactly(ErrorKind.SCORE_NOT_REACHED);
    }

    private Outcome.Done publish() {
        TextEngine engine = new TextEngine();
        engine.score = 50;
        ImageMaker maker = new ImageMaker(engine);
        Preset preset =
                Preset.WEB_PAGE
                        .withFormat(OutputFormat.WEBP)
                        .withCoding(
                                Preset.WEB_PAGE
                                        .coding()
                                        .withQuality(Quality.AtLeast.LOOKS_THE_SAME));
        Source source = Source.of("x.jpg", TextEngine.picture(900, 600));
        ImageMaker.Prepared prepared = maker.prepare(source, preset, KeyNaming.byStem());
        ImageMaker.Made made = maker.render(prepared, false);
        assertThat(made.images()).hasSize(2);

        return Reservation.of(new Warning(), made.plan()).publish(made, _ -> {});
    }

    /** Publishes each copy with the next warning. */
    private final class Warning implements Publisher {
        @Override
        public Target target() {
            return new Target("d", Optional.empty(), new KeyReservations());
        }

        @Override
        public KeyNaming naming(LocalDate date) {
            return KeyNaming.byStem();
        }

        @Override
        public Published publish(Plan plan, EncodedImage image, LongConsumer sent) {
            return published(plan, warnings.remove().orElse(null));
        }

        @Override
        public Published dryRun(Plan plan) {
            return published(plan, null);
        }

        private static Published published(Plan plan, @Nullable DropsizeException warning) {
            URI link = URI.create("https://pictures.test/" + plan.key());
            return new Published(plan.key(), link, false, warning);
        }
    }
}
