package io.dropsize.pipeline.queue;

import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.KeyNaming;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.KeyReservations.Claim;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Published;
import io.dropsize.pipeline.publish.Publisher;

import java.util.Optional;
import java.util.function.Consumer;

/** The steps of a job: its copy is made, then uploaded. */
final class JobSteps {
    private final ImageMaker maker;
    private final UploadPool uploads;
    private final Gate gate;
    private final OfflineDestinations outages;
    private final JobFailures failures;
    private final Consumer<Job> waiting;

    /**
     * @param gate closed while no new work may begin
     * @param waiting receives each job that has waited for another one
     */
    JobSteps(
            ImageMaker maker,
            UploadPool uploads,
            Gate gate,
            OfflineDestinations outages,
            JobFailures failures,
            Consumer<Job> waiting) {
        this.maker = maker;
        this.uploads = uploads;
        this.gate = gate;
        this.outages = outages;
        this.failures = failures;
        this.waiting = waiting;
    }

    /** Makes the copy, unless it exists or the job has to wait; then queues its upload. */
    void make(RenderPool.Turn turn) throws InterruptedException {
        Job job = turn.job();
        gate.pass();
        if (job.snapshot().state().ended() || outages.holds(job)) {
            return;
        }
        if (turn.waitsForName()) { // Before it is read, so that waiting jobs hold no memory.
            return;
        }
        job.resizing();
        failures.tryBegins(job);
        Optional<ImageMaker.Made> made = copy(turn);
        if (made.isEmpty() || job.snapshot().state().ended()) {
            return;
        }
        ImageMaker.Made copy = made.get();
        int megabytes = uploads.admit(copy.bytes());
        job.uploading(copy.plan(), copy.bytes());
        uploads.execute(megabytes, () -> failures.guard(job, () -> send(job, copy)));
    }

    /** Empty if there is nothing to send. */
    private Optional<ImageMaker.Made> copy(RenderPool.Turn turn) {
        try (var _ = maker.admit(turn.job().request().source())) {
            return admittedCopy(turn);
        }
    }

    private Optional<ImageMaker.Made> admittedCopy(RenderPool.Turn turn) {
        Job job = turn.job();
        JobRequest request = job.request();
        Publisher publisher = request.publisher();
        if (job.isAskedFor()) {
            maker.readmit(request.source());
        }
        ImageMaker.Prepared prepared = prepare(request);
        Plan plan = prepared.plan();
        job.planned(plan);
        Optional<Publisher.Found> there = publisher.reserve(plan);
        turn.nameReserved();
        if (there.isPresent()) {
            job.done(there.get().outcome(plan), publisher);
            return Optional.empty();
        }
        return waitsForEqual(job, plan)
                ? Optional.empty()
                : Optional.of(new ImageMaker.Made(plan, maker.render(prepared)));
    }

    /**
     * Whether the job waits for an earlier one that makes the same copy, whichever is made first;
     * it will find that copy. Jobs that have not been read are ignored.
     */
    private boolean waitsForEqual(Job job, Plan plan) {
        Claim claim = job.request().publisher().target().claimCopy(plan, job.turn());
        job.whenEnded(claim::release);
        Claim earlier = claim.predecessor();
        if (earlier == null) {
            return false;
        }
        job.waiting();
        earlier.whenReleased(() -> waiting.accept(job));
        return true;
    }

    /** With the name that an earlier run has planned, if any. */
    private ImageMaker.Prepared prepare(JobRequest request) {
        KeyNaming naming = request.publisher().naming(request.date());
        ImageMaker.Prepared fresh = maker.prepare(request.source(), request.preset(), naming);
        return fresh.with(request.settled(fresh.plan()));
    }

    private void send(Job job, ImageMaker.Made copy) throws InterruptedException {
        gate.pass();
        Plan plan = copy.plan();
        if (job.snapshot().state().ended() || outages.holds(job) || waitsForEqual(job, plan)) {
            return;
        }
        Publisher publisher = job.request().publisher();
        failures.tryBegins(job);
        Published published = publisher.publish(plan, copy.image(), job::sent);
        outages.answered(publisher.target().name());
        job.done(new Outcome.Done(plan, copy.bytes(), published), publisher);
    }
}
