package io.dropsize.cli;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.journal.JournalBatch;
import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.plan.Fetcher;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Publisher;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.pipeline.queue.JobQueue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Processes sources concurrently and reports their results in order.
 *
 * @param preset how copies are made
 * @param publisher where copies go
 * @param turn sources with equal keys run one after the other, so that the first of them gets a
 *     name that both would have
 */
record Batch(
        List<Entry> entries, Preset preset, Publisher publisher, Function<Source, Object> turn) {
    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    /**
     * Makes and publishes copies. Blocks until all sources have ended.
     *
     * @param journal records them, in case this run is interrupted
     * @return false if some remain for a later run
     */
    boolean run(JobQueue queue, JournalBatch journal, Results results, Patience patience)
            throws InterruptedException {
        Map<Entry, Job> jobs = accept(queue, journal);
        Map<Entry, Entry.Found> followers = new IdentityHashMap<>();
        Map<Object, Entry> last = new HashMap<>();
        for (Entry entry : entries) {
            if (entry instanceof Entry.Found found) {
                Entry before = last.put(turn.apply(found.source()), found);
                if (before == null) {
                    queue.start(Objects.requireNonNull(jobs.get(found)));
                } else {
                    followers.put(before, found);
                }
            }
        }
        boolean all = true;
        int ended = 0;
        for (Entry entry : entries) {
            patience.progress(ended++, entries.size());
            switch (entry) {
                case Entry.Lost(String label, DropsizeException error) ->
                        results.failed(label, error);
                case Entry.Found found -> {
                    Job job = Objects.requireNonNull(jobs.remove(found));
                    all &= patience.await(job);
                    report(found.label(), job, results);
                    Entry.Found follower = followers.remove(found);
                    if (follower != null) {
                        queue.start(Objects.requireNonNull(jobs.get(follower)));
                    }
                }
            }
        }
        return all;
    }

    /** Reports what {@link #run} would do. Writes nothing. */
    void rehearse(ImageMaker maker, Fetcher fetcher, Results results) {
        for (Entry entry : entries) {
            switch (entry) {
                case Entry.Lost(String label, DropsizeException error) ->
                        results.failed(label, error);
                case Entry.Found(Source source) -> rehearse(source, maker, fetcher, results);
            }
        }
    }

    private void rehearse(Source given, ImageMaker maker, Fetcher fetcher, Results results) {
        try {
            URI address = given.address();
            Source source = address == null ? given : fetcher.fetch(address);
            LocalDate today = LocalDate.now(ZoneId.systemDefault());
            Plan plan = maker.plan(source, preset, publisher.naming(today));
            results.done(given.label(), plan, null, publisher.rehearse(plan));
        } catch (DropsizeException e) {
            results.failed(given.label(), e);
        } catch (RuntimeException e) {
            LOG.error("{} failed unexpectedly", given.name(), e);
            results.failed(
                    given.label(), new DropsizeException(ErrorKind.INTERNAL, e, given.name()));
        }
    }

    private Map<Entry, Job> accept(JobQueue queue, JournalBatch journal) {
        List<Entry.Found> found = new ArrayList<>();
        List<JobRequest> requests = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry instanceof Entry.Found one) {
                found.add(one);
                requests.add(new JobRequest(one.source(), preset, publisher));
            }
        }
        List<JournalLine> lines = journal.accept(requests, false);
        Map<Entry, Job> jobs = new IdentityHashMap<>();
        for (int i = 0; i < found.size(); i++) {
            Job job = queue.take(requests.get(i), lines.get(i));
            if (entries.size() == 1) {
                job.askFor();
            }
            jobs.put(found.get(i), job);
        }
        return jobs;
    }

    /** Jobs that have not ended wait for the network and remain for a later run. */
    static void report(String label, Job job, Results results) {
        switch (job.snapshot().outcome()) {
            case Outcome.Done done ->
                    results.done(label, done.plan(), done.bytes(), done.published());
            case Outcome.Failed(DropsizeException error) -> results.failed(label, error);
            case Outcome.Cancelled _ ->
                    results.failed(label, new DropsizeException(ErrorKind.CANCELLED));
            case null -> {
                var setback = job.snapshot().setback();
                results.failed(
                        label,
                        setback == null
                                ? new DropsizeException(ErrorKind.CANCELLED)
                                : setback.reason());
            }
        }
    }
}
