package io.dropsize.pipeline.publish;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.pipeline.plan.KeyNaming;
import io.dropsize.pipeline.plan.Plan;

import java.time.LocalDate;
import java.util.function.LongConsumer;

/** Stands for a destination that no longer exists in the settings: its jobs fail with an error. */
public record MissingDestination(String destination, BatchNames names) implements Publisher {
    public MissingDestination(String destination) {
        this(destination, new BatchNames());
    }

    @Override
    public void remember(String key, String recipe) {
        names.remember(key, recipe);
    }

    @Override
    public KeyNaming naming(LocalDate date) {
        throw unknown();
    }

    @Override
    public Published rehearse(Plan plan) {
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
