package io.dropsize.pipeline.publish;

import io.dropsize.image.EncodedImage;
import io.dropsize.pipeline.plan.KeyNaming;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Publishes the copies of a batch in a bucket or a folder, one copy with each call. Calls block and
 * honour interruption. Thread-safe.
 */
public interface Publisher {
    /**
     * Where copies are published.
     *
     * @param name the destination's name, or the folder's path
     * @param destination empty for a folder, and for a destination that no longer exists
     * @param reservations the keys of the batch, which may use several publishers
     */
    record Target(String name, Optional<Destination> destination, KeyReservations reservations) {
        /**
         * Enters the line for the source's name. If the destination's keys contain a hash, all
         * names differ, and there is no line.
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

        /** Enters the line of jobs that make this copy. */
        public KeyReservations.Claim claimCopy(Plan plan, long position) {
            return reservations.claimCopy(name, plan.contentKey(), position);
        }
    }

    Target target();

    /**
     * @param date for {yyyy}, {MM} and {dd} in a name
     */
    KeyNaming naming(LocalDate date);

    /**
     * Reserves a key for this copy before it is made, unless it needn't be made because it already
     * exists: then it is returned. Jobs with contended names call this in order of arrival. May
     * send requests.
     */
    default Optional<PublishedCopy> reserve(Plan plan) {
        return Optional.empty();
    }

    /**
     * @param sent receives the number of bytes sent so far
     */
    Published publish(Plan plan, EncodedImage image, LongConsumer sent);

    /**
     * The predicted result of {@link #publish}, without writing anything. In consecutive calls,
     * earlier plans count as published.
     */
    Published dryRun(Plan plan);

    /**
     * Returns if the destination responds.
     *
     * @throws io.dropsize.error.DropsizeException if it doesn't, with the reason
     */
    default void check() {}
}
