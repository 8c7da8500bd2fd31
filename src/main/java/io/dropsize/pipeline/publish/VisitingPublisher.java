package io.dropsize.pipeline.publish;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.pipeline.plan.KeyNaming;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.store.Endpoints;
import io.dropsize.store.link.Description;
import io.dropsize.store.link.Placeholder;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/**
 * Publishes, then opens the link of the batch's first copy as a visitor does, whether it was
 * uploaded or existed. If it doesn't open, that copy has a warning. Addresses of this computer are
 * not opened, as that would prove nothing.
 */
public final class VisitingPublisher implements Publisher {
    private final Publisher first;
    private final Visitor visitor;
    private final AtomicBoolean visited = new AtomicBoolean();

    /** Opens links without credentials. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Opens a link. Blocks.
         *
         * @throws DropsizeException if the link doesn't open
         */
        void open(URI link);
    }

    public VisitingPublisher(Publisher first, Visitor visitor) {
        this.first = first;
        this.visitor = visitor;
    }

    @Override
    public Target target() {
        return first.target();
    }

    @Override
    public KeyNaming naming(LocalDate date) {
        return first.naming(date);
    }

    @Override
    public Optional<PublishedCopy> reserve(Plan plan) {
        return first.reserve(plan)
                .map(copy -> new PublishedCopy(visitFirst(copy.published()), copy.bytes()));
    }

    @Override
    public Optional<Placeholder> placeholder(Plan plan) {
        return first.placeholder(plan);
    }

    @Override
    public Optional<Description> description(URI link) {
        return first.description(link);
    }

    @Override
    public Outcome.Done retryMirrors(Outcome.Done done) {
        return first.retryMirrors(done);
    }

    @Override
    public void check() {
        first.check();
    }

    @Override
    public Published dryRun(Plan plan) {
        return first.dryRun(plan);
    }

    @Override
    public Published publish(Plan plan, EncodedImage image, LongConsumer sent) {
        return visitFirst(first.publish(plan, image, sent));
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
            visitor.open(published.link());
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
