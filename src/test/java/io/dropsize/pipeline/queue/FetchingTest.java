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

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Sources that are on the web. */
@Timeout(60)
class FetchingTest {
    private static final URI ADDRESS = URI.create("https://example.com/harbour.jpg");
    private static final Source FETCHED =
            Source.of("harbour.jpg", "300x200".getBytes(StandardCharsets.UTF_8));

    private final MemoryStore store = new MemoryStore();
    private final HandTimer timer = new HandTimer();
    private final List<JournalStep> steps = Collections.synchronizedList(new ArrayList<>());
    private final List<Source> kept = Collections.synchronizedList(new ArrayList<>());
    private final Publisher publisher =
            new BucketPublisher(Destination.thisComputer(), store, Journal.NONE);
    private final JobQueue queue =
            new JobQueue(
                    new ImageMaker(new TextEngine()),
                    new JobLimits(2, 2, 4),
                    RetryPolicy.DEFAULT,
                    timer);

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void anImageOnTheWebIsLoadedJournalledAndUploaded() throws Exception {
        queue.fetchWith(_ -> FETCHED);
        Job job = job();

        queue.start(job);

        assertThat(job.await()).isInstanceOf(Outcome.Done.class);
        assertThat(store.objects).hasSize(1);
        assertThat(job.request().source()).isEqualTo(FETCHED);
        assertThat(kept).containsExactly(FETCHED);
    }

    @Test
    void whatCannotBeLoadedFailsAndIsNotRetried() throws Exception {
        queue.fetchWith(
                _ -> {
                    throw new DropsizeException(ErrorKind.ADDRESS_GONE, "example.com");
                });
        Job job = job();

        queue.start(job);

        assertThat(((Outcome.Failed) job.await()).error().kind()).isEqualTo(ErrorKind.ADDRESS_GONE);
        assertThat(store.objects).isEmpty();
    }

    @Test
    void aTransientErrorIsRetried() throws Exception {
        List<URI> asked = Collections.synchronizedList(new ArrayList<>());
        queue.fetchWith(
                address -> {
                    asked.add(address);
                    if (asked.size() == 1) {
                        throw new DropsizeException(ErrorKind.TIMEOUT, "example.com");
                    }
                    return FETCHED;
                });
        Job job = job();

        queue.start(job);
        timer.awaitNext();
        timer.pass(Duration.ofMinutes(1));

        assertThat(job.await()).isInstanceOf(Outcome.Done.class);
        assertThat(asked).containsExactly(ADDRESS, ADDRESS);
    }

    @Test
    void whileItIsLoadedItCanBeCancelled() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        queue.fetchWith(
                _ -> {
                    begun.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        throw new DropsizeException(ErrorKind.CANCELLED, e);
                    }
                    return FETCHED;
                });
        Job job = job();
        queue.start(job);
        begun.await();
        assertThat(job.snapshot().state()).isEqualTo(JobState.FETCHING);

        job.cancel();

        assertThat(job.await()).isInstanceOf(Outcome.Cancelled.class);
        assertThat(store.objects).isEmpty();
    }

    @Test
    void forReviewItIsLoadedAndThenWaitsForTheUser() throws Exception {
        queue.fetchWith(_ -> FETCHED);
        Job job = job();
        CountDownLatch held = new CountDownLatch(1);
        job.onChange(
                () -> {
                    if (job.snapshot().state() == JobState.HELD) {
                        held.countDown();
                    }
                });

        queue.fetchForReview(job);
        held.await();

        assertThat(store.objects).isEmpty();
        assertThat(job.request().source().isFetched()).isTrue();
        queue.release(job, job.request());
        assertThat(job.await()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void anImageForReviewThatCouldNotBeLoadedIsReviewedAfterARetry() throws Exception {
        queue.fetchWith(
                _ -> {
                    throw new DropsizeException(ErrorKind.ADDRESS_GONE, "example.com");
                });
        Job lost = job();
        queue.fetchForReview(lost);
        assertThat(lost.await()).isInstanceOf(Outcome.Failed.class);
        CountDownLatch held = new CountDownLatch(1);
        List<Job> latest = new CopyOnWriteArrayList<>();
        lost.onChange(
                () -> {
                    if (latest.stream().anyMatch(job -> job.snapshot().state() == JobState.HELD)) {
                        held.countDown();
                    }
                });
        queue.fetchWith(_ -> FETCHED);

        Job retried = queue.retry(lost, lost.request());
        latest.add(retried);
        if (retried.snapshot().state() != JobState.HELD) {
            held.await();
        }

        assertThat(store.objects).isEmpty();
        assertThat(steps.getLast()).isInstanceOf(JournalStep.Held.class);
    }

    @Test
    void anImageThatIsLoadedForReviewStaysInReviewWhenItsDestinationChanges() {
        queue.fetchWith(
                _ -> {
                    throw new DropsizeException(ErrorKind.TIMEOUT, "example.com");
                });
        Job job = job();
        queue.fetchForReview(job);

        job.redirect(publisher);

        assertThat(steps).hasSize(1).first().isInstanceOf(JournalStep.Held.class);
    }

    @Test
    void slowServersDoNotKeepOthersFromBeingMade() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        queue.fetchWith(
                _ -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        throw new DropsizeException(ErrorKind.CANCELLED, e);
                    }
                    return FETCHED;
                });
        for (int i = 0; i < 20; i++) {
            queue.start(job());
        }

        Job file = queue.submit(new JobRequest(FETCHED, Preset.WEB_1600, publisher));

        assertThat(file.await()).isInstanceOf(Outcome.Done.class);
    }

    private Job job() {
        return queue.take(
                new JobRequest(Source.of(ADDRESS), Preset.WEB_1600, publisher),
                new JournalLine() {
                    @Override
                    public void write(JournalStep step) {
                        steps.add(step);
                    }

                    @Override
                    public Source keep(Source fetched) {
                        kept.add(fetched);
                        return fetched;
                    }
                });
    }
}
