package io.dropsize.pipeline.journal;

import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.plan.StoredPlan;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.KeyReservations;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Publisher;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A job of an earlier run.
 *
 * @param batch jobs with the same number were added together
 * @param destination its name
 * @param held whether it is in review
 * @param outcome its result; null if it has not ended
 * @param dismissed whether the user has removed it from the list; it is done, and keeps its name
 */
public record JournalEntry(
        JournalLine line,
        JournalBatch batch,
        Source source,
        Preset preset,
        String destination,
        LocalDate date,
        boolean held,
        @Nullable StoredPlan planned,
        @Nullable Outcome outcome,
        boolean dismissed) {

    /** Returns the request to resume the job, and reserves the keys that its batch already uses. */
    public JobRequest request(Publisher publisher) {
        if (outcome instanceof Outcome.Done done) {
            KeyReservations keys = publisher.target().reservations();
            for (int i = 0; i < done.copies().size(); i++) {
                keys.remember(
                        done.copies().get(i).published().key(),
                        done.plan().variants().get(i).contentKey());
            }
        }
        return new JobRequest(source, preset, publisher, date, planned);
    }
}
