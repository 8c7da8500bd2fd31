package io.dropsize.pipeline.publish;

import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.plan.StoredPlan;
import io.dropsize.store.Destination;
import io.dropsize.store.link.Description;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The instructions for one source.
 *
 * @param date the date for {yyyy}, {MM} and {dd}: the day it was accepted, however often the job
 *     starts
 * @param planned the plan of an earlier run; its name is kept if the source has not changed
 */
public record JobRequest(
        Source source,
        Preset preset,
        Publisher publisher,
        LocalDate date,
        @Nullable StoredPlan planned) {

    /** Creates a request with today's date. */
    public JobRequest(Source source, Preset preset, Publisher publisher) {
        this(source, preset, publisher, LocalDate.now(ZoneId.systemDefault()), null);
    }

    /**
     * Returns this request with another publisher, without the planned name, which belongs to the
     * old destination.
     */
    public JobRequest to(Publisher other) {
        Optional<Destination> next = other.target().destination();
        boolean moves =
                publisher
                        .target()
                        .destination()
                        .flatMap(from -> next.map(to -> !from.named(to.name()).equals(to)))
                        .orElse(false);
        return new JobRequest(source, preset, other, date, moves ? null : planned);
    }

    /** Returns this request with a source that may have another name, and another preset. */
    public JobRequest of(Source renamed, Preset other) {
        return new JobRequest(renamed, other, publisher, date, planned);
    }

    /** Returns this request with a source that has been loaded. */
    public JobRequest of(Source fetched) {
        Source same = fetched.with(source.context()).with(source.description());
        return new JobRequest(same, preset, publisher, date, planned);
    }

    /** Returns this request with another description of the source. */
    public JobRequest described(Description description) {
        return of(source.with(description), preset);
    }

    /** Returns the plan with its earlier names, if bytes and preset are the same. */
    public Plan withPlannedKeys(Plan plan) {
        return planned == null ? plan : planned.withStoredKeys(plan);
    }
}
