package io.dropsize.submit;

import io.dropsize.pipeline.journal.JournalBatch;
import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.Publisher;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.pipeline.queue.JobQueue;
import io.dropsize.store.KeyContext;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Sources that were added together, with one preset and destination. More can be accepted while the
 * first ones are processed. Not thread-safe.
 */
public final class Submission implements AutoCloseable {
    private final JobQueue queue;
    private final JournalBatch batch;
    private final Preset preset;
    private final Publisher publisher;
    private final @Nullable Function<Source, Object> order;
    private final Start start;
    private final Map<Object, Job> last = new HashMap<>();
    private String prefix = "";
    private int accepted;

    /** The event that starts the jobs. */
    enum Start {
        NOW,
        WHEN_RELEASED
    }

    /**
     * @param order sources for which this is equal are processed one after the other; null if they
     *     all start together
     */
    Submission(
            JobQueue queue,
            JournalBatch batch,
            Preset preset,
            Publisher publisher,
            @Nullable Function<Source, Object> order,
            Start start) {
        this.queue = queue;
        this.batch = batch;
        this.preset = preset;
        this.publisher = publisher;
        this.order = order;
        this.start = start;
    }

    /**
     * Puts copies of sources that are accepted from now on below these folders.
     *
     * @param folders from {@link KeyContext#prefix}; empty for none
     */
    public Submission below(String folders) {
        prefix = folders;
        return this;
    }

    /**
     * Creates jobs for sources, and starts them unless they are in review. Blocks until the journal
     * has recorded them, so that they survive a power cut. Never throws: jobs that can't be
     * recorded run nevertheless.
     *
     * @return a job for each source, in their order
     */
    public List<Job> accept(List<Source> sources) {
        List<Job> jobs = take(sources);
        if (start == Start.NOW) {
            jobs.forEach(this::start);
        }
        return jobs;
    }

    /**
     * Creates a job for one source that the user names explicitly, so that an image that has
     * crashed the program is read again. Otherwise like {@link #accept}.
     */
    public Job acceptExplicit(Source source) {
        Job job = take(List.of(source)).getFirst();
        job.readEvenIfCrashed();
        queue.start(job);
        return job;
    }

    /**
     * Returns an identifier that is equal for all jobs of this submission, also in later runs of
     * the program.
     */
    public Object batch() {
        return batch;
    }

    /**
     * Removes the jobs from the journal. Call it when all have ended and their results have been
     * shown.
     */
    @Override
    public void close() {
        batch.close();
    }

    private List<Job> take(List<Source> sources) {
        List<JobRequest> requests =
                sources.stream()
                        .map(this::accepted)
                        .map(source -> new JobRequest(source, preset, publisher))
                        .toList();
        List<JournalLine> lines = batch.accept(requests, start == Start.WHEN_RELEASED);
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            JournalLine line = lines.get(i);
            JobRequest request = requests.get(i);
            jobs.add(queue.take(request.of(line.source(request.source())), line));
        }
        return jobs;
    }

    private Source accepted(Source source) {
        accepted++;
        return source.with(source.context().accepted(prefix, accepted, UUID.randomUUID()));
    }

    private void start(Job job) {
        Job before = order == null ? null : last.put(order.apply(job.request().source()), job);
        if (before == null) {
            queue.start(job);
        } else {
            before.whenEnded(() -> queue.start(job));
        }
    }
}
