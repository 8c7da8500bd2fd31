package io.dropsize.http.upload;

import io.dropsize.error.DropsizeException;
import io.dropsize.http.exchange.EndpointLimits;
import io.dropsize.http.exchange.Incoming;
import io.dropsize.http.exchange.Metrics;
import io.dropsize.http.exchange.Refusal;
import io.dropsize.http.exchange.RefusedException;
import io.dropsize.http.exchange.Spool;
import io.dropsize.pipeline.journal.JournalBatch;
import io.dropsize.pipeline.journal.Origin;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.pipeline.queue.JobRestorer;
import io.dropsize.pipeline.queue.JobState;
import io.dropsize.store.Destination;
import io.dropsize.submit.Submission;
import io.dropsize.submit.Submissions;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The jobs of requests: begun, awaited, and found again by their ID. Thread-safe. */
public final class EndpointJobs {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Submissions submissions;
    private final Spool spool;
    private final EndpointLimits limits;
    private final Metrics metrics;
    private final EndpointListener listener;
    private final UnfinishedJobs unfinished = new UnfinishedJobs();
    private final RecentEntries recent = new RecentEntries();
    private volatile boolean stopping;

    /**
     * An entry of a request after it was accepted or refused.
     *
     * @param id random, so that it can't be guessed
     * @param index in the request
     * @param label how the request named it
     * @param answer the optional parts of its response
     * @param job null if there is none
     * @param error why there is no job; null if there is one
     * @param originalBytes length of the source; -1 if it is not known yet
     * @param digest SHA-256 of the source's bytes in hexadecimal digits; null if it is not known
     *     yet
     */
    public record Entry(
            String id,
            int index,
            String label,
            Destination destination,
            Uploads.Answer answer,
            @Nullable Job job,
            @Nullable DropsizeException error,
            @Nullable String digest,
            long originalBytes) {
        boolean ended() {
            return job == null || job.snapshot().state().ended();
        }
    }

    public EndpointJobs(
            Submissions submissions,
            Spool spool,
            EndpointLimits limits,
            Metrics metrics,
            EndpointListener listener) {
        this.submissions = submissions;
        this.spool = spool;
        this.limits = limits;
        this.metrics = metrics;
        this.listener = listener;
    }

    public UnfinishedJobs unfinished() {
        return unfinished;
    }

    /**
     * Accepts the images of a request; they survive a power cut when this returns. Blocks.
     *
     * @return an entry for each, in order
     */
    List<Entry> begin(List<Incoming> incoming, Uploads.Order order) {
        Destination destination = order.destination();
        List<Incoming.Image> images =
                incoming.stream()
                        .filter(Incoming.Image.class::isInstance)
                        .map(Incoming.Image.class::cast)
                        .toList();
        List<@Nullable String> digests = new ArrayList<>();
        images.forEach(image -> digests.add(Digest.of(image.source())));
        List<@Nullable Long> lengths = new ArrayList<>();
        images.forEach(image -> lengths.add(Digest.length(image.source())));
        List<Job> jobs = accept(images, order);
        List<Entry> entries = new ArrayList<>();
        int next = 0;
        for (Incoming one : incoming) {
            String id = UUID.randomUUID().toString();
            int index = entries.size();
            entries.add(
                    switch (one) {
                        case Incoming.Image _ ->
                                new Entry(
                                        id,
                                        index,
                                        one.label(),
                                        destination,
                                        order.answer(),
                                        jobs.get(next),
                                        null,
                                        digests.get(next),
                                        Objects.requireNonNullElse(lengths.get(next), -1L));
                        case Incoming.Rejected(String label, DropsizeException error) ->
                                new Entry(
                                        id,
                                        index,
                                        label,
                                        destination,
                                        order.answer(),
                                        null,
                                        error,
                                        null,
                                        -1);
                    });
            next += one instanceof Incoming.Image ? 1 : 0;
        }
        recent.add(entries);
        return entries;
    }

    private List<Job> accept(List<Incoming.Image> images, Uploads.Order order) {
        if (images.isEmpty()) {
            return List.of();
        }
        Submission submission =
                submissions
                        .begin(order.preset(), order.destination(), Origin.ENDPOINT)
                        .below(order.folders());
        unfinished.add(images.size());
        List<Source> sources = images.stream().map(Incoming.Image::source).toList();
        List<Job> jobs =
                sources.size() == 1
                        ? List.of(submission.acceptExplicit(sources.getFirst()))
                        : submission.accept(sources);
        listener.accepted(jobs, order.preset(), order.destination());
        Runnable closing = closing(jobs.size(), submission::close);
        for (int i = 0; i < jobs.size(); i++) {
            Job job = jobs.get(i);
            Path spooled = images.get(i).spooled();
            boolean kept = !job.request().source().equals(sources.get(i)); // by the journal
            job.whenEnded(
                    () -> {
                        ended(job, spooled, kept);
                        closing.run();
                    });
        }
        return jobs;
    }

    /**
     * To be run after each of the jobs has ended.
     *
     * @param close closes the journal's batch; it stays open if the program is closing
     */
    private Runnable closing(int jobs, Runnable close) {
        AtomicInteger left = new AtomicInteger(jobs);
        return () -> {
            if (left.decrementAndGet() == 0 && !submissions.isClosing()) {
                close.run();
            }
        };
    }

    private void ended(Job job, @Nullable Path spooled, boolean kept) {
        unfinished.end();
        metrics.uploaded(
                switch (job.snapshot().outcome()) {
                    case Outcome.Done done when done.published().alreadyThere() -> "already_there";
                    case Outcome.Done _ -> "uploaded";
                    case Outcome.Failed _ -> "failed";
                    case null, default -> "cancelled";
                });
        release(job);
        boolean done = job.snapshot().outcome() instanceof Outcome.Done;
        if (spooled != null && (done || kept || !listener.offersRetry())) {
            spool.delete(spooled);
        }
    }

    /** Lets the journal delete its copy of the image, unless a list shows the job. */
    private void release(Job ended) {
        if (!listener.offersRetry() && !submissions.isClosing()) {
            ended.dismiss();
        }
    }

    /**
     * Blocks until all have ended, or wait for a destination that can't be reached for too long.
     *
     * @throws RefusedException STOPPING
     */
    void await(List<Entry> entries) {
        long offline = 0;
        for (Entry entry : entries) {
            Job job = entry.job();
            while (job != null
                    && !stopping
                    && offline < limits.offline().toNanos()
                    && !awaited(job)) {
                boolean waits = job.snapshot().state() == JobState.OFFLINE;
                offline = waits ? offline + LOOK_AGAIN.toNanos() : 0;
            }
        }
        if ((stopping || submissions.isClosing())
                && entries.stream().anyMatch(EndpointJobs::isLeft)) {
            throw new RefusedException(Refusal.STOPPING);
        }
    }

    /** Ends all waits; the jobs continue, or are resumed by the next run. */
    public void stop() {
        stopping = true;
    }

    /** Whether it has no result yet; the next run of the program uploads it. */
    private static boolean isLeft(Entry entry) {
        Job job = entry.job();
        if (job == null) {
            return false;
        }
        Outcome outcome = job.snapshot().outcome();
        return outcome == null || outcome instanceof Outcome.Cancelled;
    }

    private static boolean awaited(Job job) {
        try {
            return job.await(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException(Refusal.STOPPING, "", e);
        }
    }

    Optional<Entry> find(String id) {
        return recent.find(id);
    }

    /**
     * Resumes the uploads of an earlier run. Blocks while the journal is read.
     *
     * @return their number
     */
    public int resume() {
        List<JobRestorer.Restored> all = submissions.resume(Origin.ENDPOINT);
        Map<JournalBatch, List<JobRestorer.Restored>> batches =
                all.stream()
                        .collect(
                                Collectors.groupingBy(
                                        back -> back.earlier().batch(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        batches.forEach(
                (batch, jobs) -> {
                    Runnable closing = closing(jobs.size(), batch::close);
                    jobs.forEach(back -> resume(back, closing));
                });
        return (int) all.stream().filter(back -> Submissions.resumes(back.earlier())).count();
    }

    private void resume(JobRestorer.Restored back, Runnable closing) {
        unfinished.add(1);
        back.destination()
                .filter(_ -> Submissions.resumes(back.earlier()))
                .ifPresent(
                        it -> listener.accepted(List.of(back.job()), back.earlier().preset(), it));
        back.job()
                .whenEnded(
                        () -> {
                            unfinished.end();
                            release(back.job());
                            closing.run();
                        });
    }
}
