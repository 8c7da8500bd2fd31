package io.dropsize.pipeline;

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

    /** The same, to be sent another way. */
    public JobRequest to(Publisher other) {
        return new JobRequest(source, preset, other, date, planned);
    }

    /** The plan with the name it had, if it is of the same bytes made the same way. */
    Plan settled(Plan plan) {
        return planned == null || !planned.recipe().equals(plan.recipe())
                ? plan
                : plan.named(planned.key());
    }
}
