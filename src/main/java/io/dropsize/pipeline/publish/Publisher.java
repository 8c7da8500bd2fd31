package io.dropsize.pipeline.publish;

import io.dropsize.image.EncodedImage;
import io.dropsize.pipeline.plan.KeyNaming;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.store.Destination;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Where finished copies are published: a bucket, or a folder. Calls block and honour interruption.
 * Thread-safe.
 */
public interface Publisher {
    /**
     * A copy that was published before.
     *
     * @param bytes its length
     */
    record Found(Published published, long bytes) {
        public Outcome.Done outcome(Plan plan) {
            return new Outcome.Done(plan, bytes, published);
        }
    }

    /** The name of the destination, or the folder's path. */
    String destination();

    /** The destination, if it is one. */
    default Optional<Destination> place() {
        return Optional.empty();
    }

    /**
     * @param date for {yyyy}, {MM} and {dd} in a name
     */
    KeyNaming naming(LocalDate date);

    /**
     * The part of a copy's name that is equal for sources whose copies may have the same name;
     * empty if all names differ.
     */
    default Optional<String> contested(Source source) {
        return Optional.empty();
    }

    /**
     * Assigns the name to this copy within this batch. Jobs with contended names call this in order
     * of arrival. May send requests.
     */
    default void settle(Plan plan) {}

    /** Where this copy already exists, if it does. May send requests. */
    default Optional<Found> find(Plan plan) {
        return Optional.empty();
    }

    /**
     * Records a copy that an earlier run of the same batch has published; no other copy gets its
     * name.
     */
    default void remember(String key, String recipe) {}

    /** The names of this batch's copies. */
    default BatchNames names() {
        return new BatchNames();
    }

    /**
     * Continues a batch in place of another publisher: no other copy gets a name that it has
     * assigned. Call it before the first job.
     */
    default void goOnFrom(Publisher before) {}

    /**
     * Returns if the destination responds.
     *
     * @throws io.dropsize.error.DropsizeException if it doesn't, with the reason
     */
    default void check() {}

    /**
     * The predicted result of {@link #publish}, without writing anything. In consecutive calls,
     * earlier plans count as published.
     */
    Published rehearse(Plan plan);

    /**
     * @param sent receives the number of bytes sent so far
     */
    Published publish(Plan plan, EncodedImage image, LongConsumer sent);
}
