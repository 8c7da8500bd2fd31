package io.dropsize.pipeline.journal;

import io.dropsize.pipeline.plan.PlanNote;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Publisher;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A job of an earlier run.
 *
 * @param batch jobs with the same number came together
 * @param destination its name
 * @param held whether it waits for the user
 * @param outcome how it ended; null if it did not
 * @param dismissed whether the user does not want to see it any more; it is done, and still has its
 *     name
 */
public record Remembered(
        JournalLine line,
        JournalBatch batch,
        Source source,
        Preset preset,
        String destination,
        LocalDate date,
        boolean held,
        @Nullable PlanNote planned,
        @Nullable Outcome outcome,
        boolean dismissed) {

    /** What there is to do. The publisher learns which names the batch has already. */
    public JobRequest request(Publisher publisher) {
        if (outcome instanceof Outcome.Done done) {
            publisher.remember(done.published().key(), done.plan().recipe());
        }
        return new JobRequest(source, preset, publisher, date, planned);
    }
}
