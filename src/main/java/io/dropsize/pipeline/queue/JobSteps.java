package io.dropsize.pipeline.queue;

import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.KeyNaming;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.KeyReservations.Claim;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Publisher;
import io.dropsize.pipeline.publish.Reservation;
import io.dropsize.store.link.Placeholder;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Consumer;

/** The steps of a job: its copy is made, then uploaded. */
final class JobSteps {
    /** Copies for mirrors are read one after the other, when they are sent. */
    private static final int NO_MEMORY = 0;

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
        if (turn.waitsForName()) { // before the source is read, so that waiting jobs hold no memory
            return;
        }
        job.resizing();
        failures.tryBegins(job);
        Optional<Copies> made = copies(turn);
        if (made.isEmpty() || job.snapshot().state().ended()) {
            return;
        }
        Copies copies = made.get();
        int megabytes = uploads.admit(copies.made().bytes());
        job.uploading(copies.reserved().plan(), copies.made().bytes());
        uploads.execute(megabytes, () -> failures.guard(job, () -> send(job, copies)));
    }

    /** Queues the upload of published copies to the mirrors that lack them. */
    void retryMirrors(Job job) {
        uploads.execute(NO_MEMORY, () -> failures.guard(job, () -> sendToMirrors(job)));
    }

    private void sendToMirrors(Job job) throws InterruptedException {
        gate.pass();
        Outcome.Done published = job.published();
        if (published != null && !job.snapshot().state().ended()) {
            job.uploading(published.plan(), published.bytes());
            Publisher publisher = job.request().publisher();
            job.done(publisher.retryMirrors(published), publisher);
        }
    }

    /** Copies that have been made, and their reserved keys. */
    private record Copies(Reservation reserved, ImageMaker.Made made) {}

    /** Makes the copies; empty if there is nothing to send. */
    private Optional<Copies> copies(RenderPool.Turn turn) {
        try (var _ = maker.admit(turn.job().request().source())) {
            return admittedCopies(turn);
        }
    }

    private Optional<Copies> admittedCopies(RenderPool.Turn turn) {
        Job job = turn.job();
        JobRequest request = job.request();
        Publisher publisher = request.publisher();
        if (job.isReadEvenIfCrashed()) {
            maker.readmit(request.source());
        }
        ImageMaker.Prepared prepared = prepare(request);
        Plan plan = prepared.plan();
        job.planned(plan);
        Reservation reserved = Reservation.of(publisher, plan);
        turn.nameReserved();
        if (reserved.isComplete()) {
            end(job, reserved.complete(placeholder(request, prepared)), publisher);
            return Optional.empty();
        }
        return waitsForEqual(job, plan)
                ? Optional.empty()
                : Optional.of(
                        new Copies(
                                reserved,
                                maker.render(prepared.with(reserved.missing()), hasLink(request))));
    }

    /** Files in a folder have no links, and therefore neither descriptions nor placeholders. */
    private static boolean hasLink(JobRequest request) {
        return request.publisher().target().destination().isPresent();
    }

    /** Decodes the source only if its placeholder isn't known from an earlier upload. */
    private @Nullable Placeholder placeholder(JobRequest request, ImageMaker.Prepared prepared) {
        if (!hasLink(request)) {
            return null;
        }
        Optional<Placeholder> known = request.publisher().placeholder(prepared.plan());
        return known.isPresent() ? known.get() : maker.placeholder(prepared);
    }

    /**
     * Returns whether the job must wait for another one that makes the same copy, and will then
     * find that copy. Jobs whose sources have not been read are ignored.
     */
    private boolean waitsForEqual(Job job, Plan plan) {
        Claim claim = job.request().publisher().target().claimCopy(plan, job.position());
        job.whenEnded(claim::release);
        Claim earlier = claim.predecessor();
        if (earlier == null) {
            return false;
        }
        job.waiting();
        earlier.whenReleased(() -> waiting.accept(job));
        return true;
    }

    /**
     * Reads the source and plans its copies, with the name that an earlier run has planned, if any.
     */
    private ImageMaker.Prepared prepare(JobRequest request) {
        KeyNaming naming = request.publisher().naming(request.date());
        ImageMaker.Prepared fresh = maker.prepare(request.source(), request.preset(), naming);
        ImageMaker.Prepared planned = fresh.with(request.withPlannedKeys(fresh.plan()));
        return hasLink(request) ? maker.describe(planned) : planned;
    }

    private void send(Job job, Copies copies) throws InterruptedException {
        gate.pass();
        Plan plan = copies.reserved().plan();
        if (job.snapshot().state().ended() || outages.holds(job) || waitsForEqual(job, plan)) {
            return;
        }
        Publisher publisher = job.request().publisher();
        if (publisher != copies.reserved().publisher()) { // The user has changed the destination.
            waiting.accept(job);
            return;
        }
        failures.tryBegins(job);
        Outcome.Done done = copies.reserved().publish(copies.made(), job::sent);
        outages.responded(publisher.target().name());
        end(job, done, publisher);
    }

    /** Ends the job with what the user said about the same image earlier. */
    private static void end(Job job, Outcome.Done done, Publisher publisher) {
        Outcome.Done described =
                publisher
                        .description(done.published().link())
                        .map(earlier -> done.described(job.completed(earlier)))
                        .orElse(done);
        job.done(described, publisher);
    }
}
