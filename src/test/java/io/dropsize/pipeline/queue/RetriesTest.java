package io.dropsize.pipeline.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.journal.Journal;
import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.journal.JournalStep;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.BucketPublisher;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Publisher;
import io.dropsize.store.Destination;
import io.dropsize.testkit.HandTimer;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.TextEngine;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** What happens when a try fails with a transient error. No test here waits for real time. */
@Timeout(60)
class RetriesTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final TextEngine engine = new TextEngine();
    private final MemoryStore store = new MemoryStore();
    private final HandTimer timer = new HandTimer();
    private final Publisher publisher =
            new BucketPublisher(Destination.thisComputer(), store, Journal.NONE);
    private final JobQueue queue =
            new JobQueue(
                    new ImageMaker(engine), new JobLimits(2, 2, 4), RetryPolicy.DEFAULT, timer);

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void whatMayPassIsTriedAgainAfterLongerAndLongerPauses() throws Exception {
        store.refusals.put("a-", new DropsizeException(ErrorKind.SERVER_BUSY, "host"));
        Job job = submit("a.jpg");

        List<Long> seconds = new ArrayList<>();
        for (int next = 2; next <= 5; next++) {
            seconds.add(timer.awaitNext().toSeconds());
            RetryState retryState = Objects.requireNonNull(job.snapshot().retryState());
            assertThat(job.snapshot().state()).isEqualTo(JobState.RETRYING);
            assertThat(retryState.next()).isEqualTo(next);
            assertThat(retryState.of()).isEqualTo(5);
            timer.pass(LONG);
        }

        assertThat(((Outcome.Failed) job.await()).error().kind()).isEqualTo(ErrorKind.SERVER_BUSY);
        assertThat(seconds.get(0)).isEqualTo(1);
        assertThat(seconds.get(1)).isEqualTo(2);
        assertThat(seconds.get(2)).isBetween(4L, 5L);
        assertThat(seconds.get(3)).isBetween(8L, 10L);
    }

    @Test
    void aTryThatSucceedsEndsWell() throws Exception {
        store.refusals.put("a-", new DropsizeException(ErrorKind.TIMEOUT, "host"));
        Job job = submit("a.jpg");
        timer.awaitNext();
        store.refusals.clear();
        timer.pass(LONG);

        assertThat(job.await()).isInstanceOf(Outcome.Done.class);
        assertThat(store.objects).hasSize(1);
    }

    @Test
    void aServiceThatStaysSilentIsGivenUpWithinTheTimeLimit() throws Exception {
        queue.giveUpUnresponsiveServicesAfter(() -> Duration.ofSeconds(90));
        store.refusals.put("a-", new DropsizeException(ErrorKind.TIMEOUT, "host"));
        store.beforePut = _ -> timer.pass(Duration.ofSeconds(40));
        Job job = submit("a.jpg");

        timer.awaitNext();
        timer.pass(Duration.ofSeconds(2));

        assertThat(((Outcome.Failed) job.await()).error().kind()).isEqualTo(ErrorKind.TIMEOUT);
        assertThat(timer.now()).isEqualTo(Instant.EPOCH.plusSeconds(82));
    }

    @Test
    void aServiceThatRespondsInBetweenHasTheWholeTimeLimitAgain() throws Exception {
        queue.giveUpUnresponsiveServicesAfter(() -> Duration.ofSeconds(90));
        store.refusals.put("a-", new DropsizeException(ErrorKind.TIMEOUT, "host"));
        store.beforePut = _ -> timer.pass(Duration.ofSeconds(40));
        Job job = submit("a.jpg");
        timer.awaitNext();
        store.refusals.put("a-", new DropsizeException(ErrorKind.SERVER_BUSY, "host"));
        timer.pass(Duration.ofSeconds(2));
        timer.awaitNext();
        store.refusals.put("a-", new DropsizeException(ErrorKind.TIMEOUT, "host"));
        timer.pass(Duration.ofSeconds(4));
        timer.awaitNext();
        store.refusals.clear();
        timer.pass(Duration.ofSeconds(10));

        assertThat(job.await()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aSessionThatEndsInABatchHoldsItsJobsUntilTheUserHasSignedIn() throws Exception {
        assertThat(submit("a.jpg").await()).isInstanceOf(Outcome.Done.class);
        var expired = new DropsizeException(ErrorKind.SSO_SIGN_IN_NEEDED, "work");
        store.refusals.put("", expired);
        store.broken = expired;
        Job job = submit("b.jpg");
        for (int probe = 0; probe < 10; probe++) {
            timer.awaitNext();
            timer.pass(LONG);
        }
        assertThat(job.snapshot().state()).isEqualTo(JobState.OFFLINE);

        timer.awaitNext();
        store.find();
        timer.pass(LONG);

        assertThat(job.await()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aSessionThatHasEndedBeforeTheFirstUploadFails() throws Exception {
        store.refusals.put("", new DropsizeException(ErrorKind.SESSION_EXPIRED, "d"));

        assertThat(submit("a.jpg").await()).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void permanentErrorsFailImmediately() throws Exception {
        store.refusals.put("a-", new DropsizeException(ErrorKind.ACCESS_DENIED, "d"));

        assertThat(submit("a.jpg").await()).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void whileOneJobWaitsForItsNextTryTheOthersContinue() throws Exception {
        store.refusals.put("a-", new DropsizeException(ErrorKind.SERVER_ERROR, "host"));
        Job slow = submit("a.jpg");
        timer.awaitNext();

        for (int i = 0; i < 20; i++) {
            assertThat(submit("b" + i + ".jpg").await()).isInstanceOf(Outcome.Done.class);
        }
        assertThat(slow.snapshot().state()).isEqualTo(JobState.RETRYING);
    }

    @Test
    void withoutANetworkNothingFailsAndAllResumesAutomatically() throws Exception {
        store.lose();
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            jobs.add(submit("a" + i + ".jpg"));
        }
        for (int probe = 0; probe < 40; probe++) {
            timer.awaitNext();
            timer.pass(LONG);
        }
        assertThat(jobs).noneMatch(job -> job.snapshot().state().ended());
        assertThat(jobs).anyMatch(job -> job.snapshot().state() == JobState.OFFLINE);

        timer.awaitNext();
        store.find();
        timer.pass(LONG);

        for (Job job : jobs) {
            assertThat(job.await()).isInstanceOf(Outcome.Done.class);
        }
        assertThat(store.objects).hasSize(30);
    }

    @Test
    void whoWaitsForTheNetworkCanBeCancelled() throws Exception {
        store.lose();
        Job job = submit("a.jpg");
        timer.awaitNext();

        job.cancel();

        assertThat(job.await()).isInstanceOf(Outcome.Cancelled.class);
        store.find();
        timer.pass(LONG);
        assertThat(submit("b.jpg").await()).isInstanceOf(Outcome.Done.class);
        assertThat(store.objects).hasSize(1);
    }

    @Test
    void aCorrectedDestinationIsProbedImmediately() throws Exception {
        store.lose();
        Job job = submit("a.jpg");
        timer.awaitNext();
        MemoryStore other = new MemoryStore();
        job.redirect(new BucketPublisher(Destination.thisComputer(), other, Journal.NONE));

        queue.probeNow(Destination.THIS_COMPUTER);

        assertThat(job.await()).isInstanceOf(Outcome.Done.class);
        assertThat(other.objects).hasSize(1);
    }

    @Test
    void theJournalReceivesAnotherDestinationUnlessTheJobHasEnded() throws Exception {
        List<JournalStep> steps = new CopyOnWriteArrayList<>();
        Publisher renamed =
                new BucketPublisher(
                        Destination.thisComputer().named("renamed"), store, Journal.NONE);
        store.lose();
        Job job = queue.take(request("a.jpg"), steps::add);
        queue.start(job);
        timer.awaitNext();

        job.redirect(renamed);

        assertThat(steps.getLast())
                .isInstanceOfSatisfying(
                        JournalStep.Released.class,
                        step ->
                                assertThat(step.request().publisher().target().name())
                                        .isEqualTo("renamed"));
        store.find();
        queue.probeNow(Destination.THIS_COMPUTER);
        job.await();
        queue.close();
        job.redirect(publisher);
        assertThat(steps.getLast()).isInstanceOf(JournalStep.Ended.class);
    }

    @Test
    void aJobThatIsCancelledWhileItWaitsForItsDestinationIsForgotten() throws Exception {
        store.lose();
        Job job = submit("a.jpg");
        timer.awaitNext();
        assertThat(queue.running()).containsExactly(job);

        job.cancel();

        assertThat(queue.running()).isEmpty();
    }

    @Test
    void howeverOftenADestinationIsAskedBetweenTimesItHasOneNextTime() {
        OfflineDestinations outages = new OfflineDestinations(timer, Runnable::run, _ -> {});
        store.lose();
        outages.suspend(
                queue.take(request("a.jpg"), JournalLine.NONE),
                new DropsizeException(ErrorKind.NETWORK_DOWN, "host"));
        for (int i = 0; i < 3; i++) {
            outages.probeNow(Destination.THIS_COMPUTER);
        }

        timer.pass(LONG);

        assertThat(timer.pending()).isEqualTo(1);
    }

    @Test
    void closingLeavesWhatHasNotEndedUnfinishedInTheJournal() throws Exception {
        List<JournalStep> steps = new ArrayList<>();
        store.lose();
        Job job = queue.take(request("a.jpg"), steps::add);
        queue.start(job);
        timer.awaitNext();

        queue.close();

        assertThat(job.await()).isInstanceOf(Outcome.Cancelled.class);
        assertThat(steps).noneMatch(JournalStep.Ended.class::isInstance);
    }

    @Test
    void theJournalReceivesEveryStepInOrder() throws Exception {
        List<JournalStep> steps = new ArrayList<>();
        Job job = queue.take(request("a.jpg"), steps::add);
        queue.start(job);
        job.await();
        queue.close();

        assertThat(steps)
                .extracting(step -> step.getClass().getSimpleName())
                .containsExactly("Planned", "Encoded", "Uploaded", "Ended");
    }

    @Test
    void pausesGrowAndAreNeverTheSame() {
        Random random = new Random(7);

        assertThat(RetryPolicy.DEFAULT.pause(3, random)).isBetween(seconds(4), seconds(5));
        assertThat(RetryPolicy.DEFAULT.pause(3, random))
                .isNotEqualTo(RetryPolicy.DEFAULT.pause(3, random));
        assertThat(RetryPolicy.DEFAULT.pause(60, random)).isBetween(seconds(30), seconds(38));
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private Job submit(String name) {
        return queue.submit(request(name));
    }

    private JobRequest request(String name) {
        byte[] picture = TextEngine.picture(10 + Math.abs(name.hashCode() % 1000), 20);
        return new JobRequest(Source.of(name, picture), Preset.WEB_1600, publisher);
    }
}
