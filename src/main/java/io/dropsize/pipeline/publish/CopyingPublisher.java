package io.dropsize.pipeline.publish;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.EncodedImage;
import io.dropsize.pipeline.plan.KeyNaming;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.store.Destination;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Publishes, then saves a copy in a folder. A failure to save is only a warning, because the
 * picture is published.
 */
public final class CopyingPublisher implements Publisher {
    private final Publisher first;
    private final FolderPublisher copies;

    public CopyingPublisher(Publisher first, FolderPublisher copies) {
        this.first = first;
        this.copies = copies;
    }

    @Override
    public String destination() {
        return first.destination();
    }

    @Override
    public Optional<Destination> place() {
        return first.place();
    }

    @Override
    public KeyNaming naming(LocalDate date) {
        return first.naming(date);
    }

    @Override
    public Optional<String> contested(Source source) {
        return first.contested(source);
    }

    @Override
    public void settle(Plan plan) {
        first.settle(plan);
    }

    @Override
    public void remember(String key, String recipe) {
        first.remember(key, recipe);
    }

    @Override
    public BatchNames names() {
        return first.names();
    }

    @Override
    public void goOnFrom(Publisher before) {
        first.goOnFrom(before);
    }

    @Override
    public void check() {
        first.check();
    }

    @Override
    public Published rehearse(Plan plan) {
        return first.rehearse(plan);
    }

    @Override
    public Published publish(Plan plan, EncodedImage image, LongConsumer sent) {
        Published published = first.publish(plan, image, sent);
        try {
            copies.publish(asFile(plan), image, _ -> {});
            return published;
        } catch (DropsizeException e) {
            return published.withWarning(e);
        }
    }

    private static Plan asFile(Plan plan) {
        String name = KeyNaming.byStem().name(plan.source(), plan.spec(), "", plan.recipe());
        return plan.named(name);
    }
}
