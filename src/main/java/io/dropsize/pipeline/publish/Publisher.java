package io.dropsize.pipeline.publish;

import io.dropsize.image.EncodedImage;
import io.dropsize.pipeline.plan.Naming;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.store.Destination;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Where finished copies go: a bucket, or a folder. Calls block, honour interruption, and may come
 * from several threads.
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

    /** The destination, where it is one. */
    default Optional<Destination> place() {
        return Optional.empty();
    }

    /**
     * @param date what a name's {yyyy}, {MM} and {dd} stand for
     */
    Naming naming(LocalDate date);

    /**
     * The part of a copy's name that sources share whose copies may want the same one; empty where
     * all names differ.
     */
    default Optional<String> contested(Source source) {
        return Optional.empty();
    }

    /**
     * The name is this copy's from now on, as far as this batch is concerned. Jobs whose names are
     * contested settle them in the order they came. May ask the service.
     */
    default void settle(Plan plan) {}

    /** Where this very copy is already, if it is. May ask the service. */
    default Optional<Found> find(Plan plan) {
        return Optional.empty();
    }

    /** What an earlier run of the same batch has published; another copy won't get its name. */
    default void remember(String key, String recipe) {}

    /** The names that copies of this batch have. */
    default BatchNames names() {
        return new BatchNames();
    }

    /**
     * Goes on with a batch in the place of another publisher: no name that it gave goes to another
     * copy. To be said before the first job.
     */
    default void goOnFrom(Publisher before) {}

    /**
     * Returns when the destination answers.
     *
     * @throws io.dropsize.error.DropsizeException why it does not
     */
    default void check() {}

    /**
     * What {@link #publish} would answer, as far as it can be known without writing anything. Asked
     * for several plans in turn, it takes the earlier ones as published.
     */
    Published rehearse(Plan plan);

    /**
     * @param sent hears how many bytes are through so far
     */
    Published publish(Plan plan, EncodedImage image, LongConsumer sent);
}
