package io.dropsize.cli.output;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.plan.Fetcher;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.Publisher;
import io.dropsize.pipeline.publish.Reservation;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.store.link.Description;
import io.dropsize.submit.Submission;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Processes sources concurrently and reports their results in order. */
public record CommandBatch(List<Entry> entries) {
    private static final Logger LOG = LoggerFactory.getLogger(CommandBatch.class);

    /**
     * Processes the sources, whose images get descriptions.
     *
     * @param descriptions returns the description of the image at this position
     */
    public CommandBatch described(IntFunction<Description> descriptions) {
        List<Entry> described = new ArrayList<>();
        for (Entry entry : entries) {
            Description its = descriptions.apply(described.size());
            described.add(
                    entry instanceof Entry.Found(Source source)
                            ? new Entry.Found(source.with(its))
                            : entry);
        }
        return new CommandBatch(described);
    }

    /**
     * Makes copies and publishes them. Blocks until the last one has ended.
     *
     * @return false if some jobs remain for a later run
     */
    public boolean run(Submission submission, Results results, JobWaiter waiter)
            throws InterruptedException {
        Iterator<Job> jobs = accept(submission).iterator();
        List<Awaited> awaited = new ArrayList<>();
        for (Entry entry : entries) {
            awaited.add(
                    switch (entry) {
                        case Entry.Rejected(String label, DropsizeException error) ->
                                new Awaited.Rejected(label, error);
                        case Entry.Found found ->
                                new Awaited.Running(found.label(), jobs.next(), false);
                    });
        }
        return new JobReports(results, waiter).run(awaited);
    }

    /**
     * Reports what {@link #run} would do. Writes nothing.
     *
     * @param prefix the folders that precede the key template; empty for none
     */
    public void dryRun(
            Preset preset,
            Publisher publisher,
            String prefix,
            ImageMaker maker,
            Fetcher fetcher,
            Results results) {
        int number = 0;
        for (int i = 0; i < entries.size(); i++) {
            Results.Place place = new Results.Place(i, entries.get(i).label());
            number += entries.get(i) instanceof Entry.Found ? 1 : 0;
            try {
                Source loaded = load(entries.get(i), fetcher);
                Source source =
                        loaded.with(loaded.context().accepted(prefix, number, UUID.randomUUID()));
                LocalDate today = LocalDate.now(ZoneId.systemDefault());
                Plan plan = maker.plan(source, preset, publisher.naming(today));
                results.done(
                        place,
                        new Results.Success(
                                Reservation.dryRun(publisher, plan),
                                false,
                                publisher.target().destination().orElse(null)));
            } catch (DropsizeException e) {
                results.failed(place, e);
            } catch (RuntimeException e) {
                LOG.error("{} failed unexpectedly", place.label(), e);
                results.failed(place, new DropsizeException(ErrorKind.INTERNAL, e, place.label()));
            }
        }
    }

    private static Source load(Entry entry, Fetcher fetcher) {
        return switch (entry) {
            case Entry.Rejected rejected -> throw rejected.error();
            case Entry.Found(Source found) when found.address() != null ->
                    fetcher.fetch(found.address()).with(found.description());
            case Entry.Found(Source found) -> found;
        };
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
                ? List.of(submission.acceptExplicit(sources.getFirst()))
                : submission.accept(sources);
    }
}
