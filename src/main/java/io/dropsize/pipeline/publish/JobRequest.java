package io.dropsize.pipeline.publish;

import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.PlanNote;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What to do with one source.
 *
 * @param date what {yyyy}, {MM} and {dd} in its name stand for: the day it was accepted, however
 *     often it is begun anew
 * @param planned what an earlier run planned; it keeps that name if the source is still the same
 */
public record JobRequest(
        Source source,
        Preset preset,
        Publisher publisher,
        LocalDate date,
        @Nullable PlanNote planned) {

    /** A request of today. */
    public JobRequest(Source source, Preset preset, Publisher publisher) {
        this(source, preset, publisher, LocalDate.now(ZoneId.systemDefault()), null);
    }

    /**
     * The same, to be sent another way. The name that was planned is of the destination it was
     * planned for.
     */
    public JobRequest to(Publisher other) {
        boolean moves =
                publisher
                        .place()
                        .flatMap(from -> other.place().map(to -> !from.named(to.name()).equals(to)))
                        .orElse(false);
        return new JobRequest(source, preset, other, date, moves ? null : planned);
    }

    /** The same of a source that may have another name, made another way. */
    public JobRequest of(Source renamed, Preset other) {
        return new JobRequest(renamed, other, publisher, date, planned);
    }

    /** The same, of a source that has been fetched. */
    public JobRequest of(Source fetched) {
        return new JobRequest(fetched, preset, publisher, date, planned);
    }

    /** The plan with the name it had, if it is of the same bytes made the same way. */
    public Plan settled(Plan plan) {
        return planned == null || !planned.recipe().equals(plan.recipe())
                ? plan
                : plan.named(planned.key());
    }
}
