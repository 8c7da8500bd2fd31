package io.dropsize.pipeline.publish;

import io.dropsize.image.EncodedImage;
import io.dropsize.pipeline.plan.KeyNaming;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.store.link.Description;
import io.dropsize.store.link.Placeholder;

import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Forwards all calls to another publisher. Subclasses add a step to some of them. */
abstract class ForwardingPublisher implements Publisher {
    private final Publisher first;

    ForwardingPublisher(Publisher first) {
        this.first = first;
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
        return first.reserve(plan);
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
    public Published publish(Plan plan, EncodedImage image, LongConsumer sent) {
        return first.publish(plan, image, sent);
    }

    @Override
    public Outcome.Done retryMirrors(Outcome.Done done) {
        return first.retryMirrors(done);
    }

    @Override
    public Published dryRun(Plan plan) {
        return first.dryRun(plan);
    }

    @Override
    public void check() {
        first.check();
    }
}
