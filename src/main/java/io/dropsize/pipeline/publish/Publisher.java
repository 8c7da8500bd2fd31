package io.dropsize.pipeline.publish;

import io.dropsize.image.EncodedImage;
import io.dropsize.pipeline.plan.KeyNaming;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.link.Description;
import io.dropsize.store.link.Placeholder;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * Publishes the copies of a batch in a bucket or a folder, one copy with each call. Calls block and
 * honour interruption. Thread-safe.
 */
public interface Publisher {
    /**
     * The place where copies are published.
     *
     * @param name the destination's name, or the folder's path
     * @param destination empty for a folder, and for a destination that no longer exists
     * @param reservations the keys of the batch, which may use several publishers
     */
    record Target(String name, Optional<Destination> destination, KeyReservations reservations) {
        /**
         * Joins the queue for the source's name. If the destination's keys contain a hash, all
         * names differ, and there is no queue.
         *
         * @param position lower numbers come first
         */
        public KeyReservations.Claim claimName(Source source, long position) {
            String contended =
                    destination
                            .map(Destination::keyTemplate)
                            .filter(template -> !template.unique())
                            .map(_ -> KeyTemplate.slug(source.stem()))
                            .orElse(null);
            return reservations.claimName(name, contended, position);
        }

        /** Returns the names of the destination and its mirrors, any of which may be slow. */
        public List<String> names() {
            return Stream.concat(
                            Stream.of(name),
                            destination.stream().flatMap(to -> to.mirrors().stream()))
                    .toList();
        }

        /** Joins the queue of jobs that make this copy. */
        public KeyReservations.Claim claimCopy(Plan plan, long position) {
            return reservations.claimCopy(name, plan.contentKey(), position);
        }
    }

    Target target();

    /**
     * Returns the naming of copies.
     *
     * @param date for {yyyy}, {MM} and {dd} in a name
     */
    KeyNaming naming(LocalDate date);

    /**
     * Reserves a key for this copy before it is made. Returns the copy if it already exists and
     * needn't be made. Jobs with contended names call this in order of arrival. May send requests.
     */
    default Optional<PublishedCopy> reserve(Plan plan) {
        return Optional.empty();
    }

    /**
     * Returns the placeholder of an earlier upload of the same first copy; empty if none is known.
     * Blocks.
     */
    default Optional<Placeholder> placeholder(Plan plan) {
        return Optional.empty();
    }

    /** Returns what the user said about the copy at this address; empty if nothing. Blocks. */
    default Optional<Description> description(URI link) {
        return Optional.empty();
    }

    /**
     * Publishes a copy.
     *
     * @param sent receives the number of bytes sent so far
     */
    Published publish(Plan plan, EncodedImage image, LongConsumer sent);

    /**
     * Uploads published copies to the mirrors that lack them; nothing else is sent. Blocks.
     *
     * @return the same result with the mirrors' new results, none if the destination has no mirrors
     *     any more
     */
    default Outcome.Done retryMirrors(Outcome.Done done) {
        List<PublishedCopy> copies =
                done.copies().stream()
                        .map(
                                copy ->
                                        new PublishedCopy(
                                                copy.published().withMirrors(List.of()),
                                                copy.bytes()))
                        .toList();
        return new Outcome.Done(done.plan(), copies, done.placeholder());
    }

    /**
     * Predicts the result of {@link #publish}, without writing anything. In consecutive calls,
     * earlier plans count as published.
     */
    Published dryRun(Plan plan);

    /**
     * Checks that the destination responds.
     *
     * @throws io.dropsize.error.DropsizeException if it doesn't, with the reason
     */
    default void check() {}
}
