package io.dropsize.pipeline.queue;

import io.dropsize.pipeline.journal.JournalBatch;
import io.dropsize.pipeline.journal.JournalEntry;
import io.dropsize.pipeline.publish.KeyReservations;
import io.dropsize.pipeline.publish.MissingDestination;
import io.dropsize.pipeline.publish.Publisher;
import io.dropsize.pipeline.publish.PublisherFactory;
import io.dropsize.store.Destination;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Restores jobs of earlier runs. */
public final class JobRestorer {
    private final JobQueue queue;
    private final PublisherFactory publishing;
    private final Function<String, Optional<Destination>> destinations;
    private final Map<Via, Publisher> publishers = new HashMap<>();
    private final Map<JournalBatch, KeyReservations> reservations = new HashMap<>();

    private record Via(JournalBatch batch, String destination) {}

    /**
     * A restored job.
     *
     * @param destination empty if it no longer exists in the settings
     */
    public record Restored(Job job, JournalEntry earlier, Optional<Destination> destination) {}

    /**
     * @param destinations finds a destination by its name
     */
    public JobRestorer(
            JobQueue queue,
            PublisherFactory publishing,
            Function<String, Optional<Destination>> destinations) {
        this.queue = queue;
        this.publishing = publishing;
        this.destinations = destinations;
    }

    /** Restores the jobs in the same order, without dismissed ones. None of them is started. */
    public List<Restored> jobs(List<JournalEntry> left) {
        List<Restored> jobs = new ArrayList<>(left.size());
        for (JournalEntry earlier : left) {
            Publisher publisher =
                    publishers.computeIfAbsent(
                            new Via(earlier.batch(), earlier.destination()), this::publisher);
            if (earlier.dismissed()) {
                earlier.request(publisher);
            } else {
                jobs.add(
                        new Restored(
                                queue.restore(earlier, publisher),
                                earlier,
                                destinations.apply(earlier.destination())));
            }
        }
        return jobs;
    }

    /**
     * Returns the publisher of a batch for a destination; a batch has several if one was renamed or
     * changed meanwhile.
     */
    private Publisher publisher(Via via) {
        KeyReservations keys =
                reservations.computeIfAbsent(via.batch(), _ -> new KeyReservations());
        return destinations
                .apply(via.destination())
                .map(destination -> publishing.to(destination, keys))
                .orElseGet(() -> new MissingDestination(via.destination(), keys));
    }
}
