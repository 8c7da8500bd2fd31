package io.dropsize.pipeline.publish;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.EncodedImage;
import io.dropsize.pipeline.plan.KeyNaming;
import io.dropsize.pipeline.plan.Plan;

import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Publishes, then saves a copy in a folder. A failure to save is only a warning, because the
 * picture is published.
 */
public final class CopyingPublisher extends ForwardingPublisher {
    private final FolderPublisher copies;

    public CopyingPublisher(Publisher first, FolderPublisher copies) {
        super(first);
        this.copies = copies;
    }

    /**
     * Never returns a copy that already exists: its job would end without making the copy, and
     * nothing would be saved in the folder.
     */
    @Override
    public Optional<PublishedCopy> reserve(Plan plan) {
        super.reserve(plan);
        return Optional.empty();
    }

    @Override
    public Published publish(Plan plan, EncodedImage image, LongConsumer sent) {
        Published published = super.publish(plan, image, sent);
        try {
            copies.publish(asFile(plan), image, _ -> {});
            return published;
        } catch (DropsizeException e) {
            return published.withWarning(e);
        }
    }

    private static Plan asFile(Plan plan) {
        String name = KeyNaming.byStem().name(plan.source(), plan.spec(), "", plan.contentKey());
        return plan.named(name);
    }
}
