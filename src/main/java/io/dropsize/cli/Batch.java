package io.dropsize.cli;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.ImageMaker;
import io.dropsize.pipeline.Job;
import io.dropsize.pipeline.JobQueue;
import io.dropsize.pipeline.JobRequest;
import io.dropsize.pipeline.Outcome;
import io.dropsize.pipeline.Plan;
import io.dropsize.pipeline.Preset;
import io.dropsize.pipeline.Publisher;
import io.dropsize.pipeline.Source;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Sources on their way side by side, told of in their order.
 *
 * @param preset how copies are made
 * @param publisher where they go
 * @param turn sources for which this is equal go one after the other, so that it is always the
 *     first of them that gets a name they both want
 */
record Batch(
        List<Entry> entries, Preset preset, Publisher publisher, Function<Source, Object> turn) {

    /** Makes copies and publishes them. Blocks until the last one has ended. */
    void run(JobQueue queue, Results results, Console console) throws InterruptedException {
        Map<Entry, Job> jobs = new IdentityHashMap<>();
        Map<Entry, Entry.Found> followers = new IdentityHashMap<>();
        Map<Object, Entry> last = new HashMap<>();
        for (Entry entry : entries) {
            if (entry instanceof Entry.Found found) {
                Entry before = last.put(turn.apply(found.source()), found);
                if (before == null) {
                    jobs.put(found, submit(queue, found));
                } else {
                    followers.put(before, found);
                }
            }
        }
        int ended = 0;
        for (Entry entry : entries) {
            console.progress("%d of %d images".formatted(ended++, entries.size()));
            switch (entry) {
                case Entry.Lost(String label, DropsizeException error) ->
                        results.failed(label, error);
                case Entry.Found found -> {
                    report(found, Objects.requireNonNull(jobs.remove(found)).await(), results);
                    Entry.Found follower = followers.remove(found);
                    if (follower != null) {
                        jobs.put(follower, submit(queue, follower));
                    }
                }
            }
        }
    }

    /** Says what {@link #run} would do. Writes nothing. */
    void rehearse(ImageMaker maker, Results results) {
        for (Entry entry : entries) {
            switch (entry) {
                case Entry.Lost(String label, DropsizeException error) ->
                        results.failed(label, error);
                case Entry.Found(Source source) -> rehearse(source, maker, results);
            }
        }
    }

    private void rehearse(Source source, ImageMaker maker, Results results) {
        try {
            Plan plan = maker.plan(source, preset, publisher.naming());
            results.done(source.label(), plan, null, publisher.rehearse(plan));
        } catch (DropsizeException e) {
            results.failed(source.label(), e);
        }
    }

    private Job submit(JobQueue queue, Entry.Found found) {
        return queue.submit(new JobRequest(found.source(), preset, publisher));
    }

    private static void report(Entry.Found found, Outcome outcome, Results results) {
        switch (outcome) {
            case Outcome.Done done ->
                    results.done(found.label(), done.plan(), done.bytes(), done.published());
            case Outcome.Failed(DropsizeException error) -> results.failed(found.label(), error);
            case Outcome.Cancelled _ ->
                    results.failed(found.label(), new DropsizeException(ErrorKind.CANCELLED));
        }
    }
}
