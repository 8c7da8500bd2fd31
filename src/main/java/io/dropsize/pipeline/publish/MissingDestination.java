package io.dropsize.pipeline.publish;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.pipeline.plan.KeyNaming;
import io.dropsize.pipeline.plan.Plan;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongConsumer;

/** A destination that no longer exists in the settings: its jobs fail with an error. */
public record MissingDestination(String destination, KeyReservations reservations)
        implements Publisher {
    public MissingDestination(String destination) {
        this(destination, new KeyReservations());
    }

    @Override
    public Target target() {
        return new Target(destination, Optional.empty(), reservations);
    }

    @Override
    public KeyNaming naming(LocalDate date) {
        throw unknown();
    }

    @Override
    public Published dryRun(Plan plan) {
        throw unknown();
    }

    @Override
    public Published publish(Plan plan, EncodedImage image, LongConsumer sent) {
        throw unknown();
    }

    private DropsizeException unknown() {
        return new DropsizeException(ErrorKind.UNKNOWN_NAME, destination);
    }
}
