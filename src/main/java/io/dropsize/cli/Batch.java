package io.dropsize.cli;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.plan.Fetcher;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Publisher;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.pipeline.queue.JobState;
import io.dropsize.submit.Submission;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Processes sources concurrently and reports their results in order. */
record Batch(List<Entry> entries) {
    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    /**
     * Makes copies and publishes them. Blocks until the last one has ended.
     *
     * @return false if some are left for another time
     */
    boolean run(Submission submission, Results results, JobWaiter patience)
            throws InterruptedException {
        Iterator<Job> jobs = accept(submission).iterator();
        boolean all = true;
        int ended = 0;
        for (Entry entry : entries) {
            patience.progress(ended++, entries.size());
            switch (entry) {
                case Entry.Lost(String label, DropsizeException error) ->
                        results.failed(label, error);
                case Entry.Found found -> {
                    Job job = jobs.next();
                    all &= patience.await(job);
                    report(found.label(), job, results);
                }
            }
        }
        return all;
    }

    /** Reports what {@link #run} would do. Writes nothing. */
    void dryRun(
            Preset preset,
            Publisher publisher,
            ImageMaker maker,
            Fetcher fetcher,
            Results results) {
        for (Entry entry : entries) {
            switch (entry) {
                case Entry.Lost(String label, DropsizeException error) ->
                        results.failed(label, error);
                case Entry.Found(Source source) ->
                        dryRun(source, preset, publisher, maker, fetcher, results);
            }
        }
    }

    private static void dryRun(
            Source given,
            Preset preset,
            Publisher publisher,
            ImageMaker maker,
            Fetcher fetcher,
            Results results) {
        try {
            URI address = given.address();
            Source source = address == null ? given : fetcher.fetch(address);
            LocalDate today = LocalDate.now(ZoneId.systemDefault());
            Plan plan = maker.plan(source, preset, publisher.naming(today));
            results.done(given.label(), plan, null, publisher.dryRun(plan));
        } catch (DropsizeException e) {
            results.failed(given.label(), e);
        } catch (RuntimeException e) {
            LOG.error("{} failed unexpectedly", given.name(), e);
            results.failed(
                    given.label(), new DropsizeException(ErrorKind.INTERNAL, e, given.name()));
        }
    }

    private List<Job> accept(Submission submission) {
        List<Source> sources =
                entries.stream()
                        .flatMap(
                                entry ->
                                        entry instanceof Entry.Found(Source source)
                                                ? Stream.of(source)
                                                : Stream.empty())
                        .toList();
        return entries.size() == 1 && sources.size() == 1
                ? List.of(submission.acceptAskedFor(sources.getFirst()))
                : submission.accept(sources);
    }

    /** Jobs that have not ended wait for the service and remain for a later run. */
    static void report(String label, Job job, Results results) {
        switch (job.snapshot().outcome()) {
            case Outcome.Done done ->
                    results.done(label, done.plan(), done.bytes(), done.published());
            case Outcome.Failed(DropsizeException error) -> results.failed(label, error);
            case Outcome.Cancelled _ ->
                    results.failed(label, new DropsizeException(ErrorKind.CANCELLED));
            case null -> {
                var setback = job.snapshot().setback();
                results.failed(label, setback == null ? silentOrStopped(job) : setback.reason());
            }
        }
    }

    private static DropsizeException silentOrStopped(Job job) {
        return job.snapshot().state() == JobState.UPLOADING
                ? new DropsizeException(
                        ErrorKind.TIMEOUT, job.request().publisher().target().name())
                : new DropsizeException(ErrorKind.CANCELLED);
    }
}
