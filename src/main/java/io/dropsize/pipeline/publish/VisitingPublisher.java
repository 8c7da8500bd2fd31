package io.dropsize.pipeline.publish;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.store.Endpoints;
import io.dropsize.store.Visitor;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/**
 * Publishes, then opens the link of the batch's first copy as a visitor does, whether it was
 * uploaded or existed. If it doesn't open, that copy has a warning. Addresses of this computer are
 * not opened, as that would prove nothing.
 */
public final class VisitingPublisher extends ForwardingPublisher {
    private final Visitor visitor;
    private final AtomicBoolean visited = new AtomicBoolean();

    public VisitingPublisher(Publisher first, Visitor visitor) {
        super(first);
        this.visitor = visitor;
    }

    @Override
    public Optional<PublishedCopy> reserve(Plan plan) {
        return super.reserve(plan)
                .map(copy -> new PublishedCopy(visitFirst(copy.published()), copy.bytes()));
    }

    @Override
    public Published publish(Plan plan, EncodedImage image, LongConsumer sent) {
        return visitFirst(super.publish(plan, image, sent));
    }

    /** A copy has one warning at most; if it has one already, the next copy's link is opened. */
    private Published visitFirst(Published published) {
        return published.warning() != null
                        || Endpoints.isLoopback(published.link())
                        || !visited.compareAndSet(false, true)
                ? published
                : visit(published);
    }

    private Published visit(Published published) {
        try {
            visitor.visit(published.link());
            return published;
        } catch (DropsizeException e) {
            return e.kind() == ErrorKind.CANCELLED
                    ? published // The program is ending, and the copy is uploaded.
                    : published.withWarning(
                            new DropsizeException(
                                    ErrorKind.LINK_NOT_PUBLIC,
                                    e,
                                    published.link().toASCIIString()));
        }
    }
}
