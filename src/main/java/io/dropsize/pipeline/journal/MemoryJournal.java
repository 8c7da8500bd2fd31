package io.dropsize.pipeline.journal;

import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.Outcome;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A journal in memory, so that unfinished jobs are not resumed by a later run. It stores the keys
 * of recent copies, so that the same image gets the same key. No method blocks. Thread-safe.
 */
public final class MemoryJournal implements Journal {
    /** The maximum number of copies; each takes about 200 bytes. */
    private static final int MAX_COPIES = 100_000;

    private final Map<Copy, String> keys;
    private boolean paused;

    private record Copy(String destination, String contentKey) {}

    public MemoryJournal() {
        this(MAX_COPIES);
    }

    /**
     * @param maxCopies the copies that were used least recently are forgotten
     */
    MemoryJournal(int maxCopies) {
        this.keys =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Copy, String> eldest) {
                        return size() > maxCopies;
                    }
                };
    }

    @Override
    public JournalBatch begin(Origin origin) {
        return new JournalBatch() {
            @Override
            public List<JournalLine> accept(List<JobRequest> jobs, boolean held) {
                return jobs.stream().map(MemoryJournal.this::line).toList();
            }

            @Override
            public void close() {}
        };
    }

    private JournalLine line(JobRequest job) {
        return new Line(job.publisher().target().name());
    }

    /** The line of a job. */
    private final class Line implements JournalLine {
        private volatile String destination;

        Line(String destination) {
            this.destination = destination;
        }

        @Override
        public void write(JournalStep step) {
            switch (step) {
                case JournalStep.Released(JobRequest request) ->
                        destination = request.publisher().target().name();
                case JournalStep.Ended(Outcome.Done done) -> remember(destination, done);
                default -> {
                    // Unfinished jobs are not resumed.
                }
            }
        }
    }

    private synchronized void remember(String destination, Outcome.Done done) {
        for (int i = 0; i < done.copies().size(); i++) {
            String contentKey = done.plan().variants().get(i).contentKey();
            keys.put(new Copy(destination, contentKey), done.copies().get(i).published().key());
        }
    }

    @Override
    public synchronized Optional<String> key(String destination, String contentKey) {
        return Optional.ofNullable(keys.get(new Copy(destination, contentKey)));
    }

    @Override
    public boolean mayHaveUnfinished(Origin origin) {
        return false;
    }

    @Override
    public List<JournalEntry> unfinished(Origin origin) {
        return List.of();
    }

    @Override
    public synchronized boolean paused() {
        return paused;
    }

    @Override
    public synchronized void pause(boolean paused) {
        this.paused = paused;
    }

    /** Deletions are not recorded, because there is no history that shows them. */
    public Deletions deletions() {
        return new Deletions() {
            @Override
            public void deleted(Collection<URI> addresses) {}

            @Override
            public void listed(
                    String destination,
                    Instant begun,
                    Set<String> keys,
                    Function<String, Optional<URI>> address) {}
        };
    }
}
