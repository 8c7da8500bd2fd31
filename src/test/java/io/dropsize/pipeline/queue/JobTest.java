package io.dropsize.pipeline.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.plan.KeyNaming;
import io.dropsize.pipeline.plan.Planner;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.MissingDestination;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.store.link.Description;
import io.dropsize.testkit.TextEngine;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

class JobTest {
    /** The thread that waits for a job may close the journal after it. */
    @Test
    void waitersAreNotifiedAfterTheJournal() throws Exception {
        List<Boolean> overBefore = new ArrayList<>();
        AtomicReference<Job> job = new AtomicReference<>();
        job.set(job(_ -> overBefore.add(isOver(Objects.requireNonNull(job.get())))));

        job.get().end(new Outcome.Failed(new DropsizeException(ErrorKind.TIMEOUT, "host")));

        assertThat(overBefore).containsExactly(false);
        assertThat(isOver(job.get())).isTrue();
    }

    @Test
    void cancellingReachesAStepThatBeganBeforeTheLastOneHadLeft() throws Exception {
        Job job = job(JournalLine.NONE);
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread next = Thread.ofVirtual().unstarted(() -> interrupted.complete(waits(job, begun)));

        job.run(
                () -> {
                    next.start();
                    begun.await();
                });
        job.cancel();

        assertThat(interrupted.get(30, TimeUnit.SECONDS)).isTrue();
    }

    /** Whether it is interrupted, in a step of the job. */
    private static boolean waits(Job job, CountDownLatch begun) {
        try {
            job.run(
                    () -> {
                        begun.countDown();
                        new CountDownLatch(1).await();
                    });
            return false;
        } catch (InterruptedException _) {
            return true;
        }
    }

    @Test
    void theMetadataIsASuggestionAndNotWhatTheUserHasEntered() {
        Job job = job(JournalLine.NONE);
        Source read = job.request().source().with(Description.of("in the metadata"));

        job.planned(
                Planner.plan(
                        read,
                        new ImageInfo(ImageFormat.JPEG, 900, 600, false, 1, 1000),
                        TextEngine.picture(1, 1),
                        Preset.WEB_1600,
                        KeyNaming.byStem(),
                        _ -> true));

        assertThat(job.request().source().description()).isEqualTo(Description.NONE);
    }

    private static Job job(JournalLine line) {
        JobRequest request =
                new JobRequest(
                        Source.of("a.jpg", TextEngine.picture(1, 1)),
                        Preset.WEB_1600,
                        new MissingDestination("blog"));
        return new Job(request, line, 1, _ -> {});
    }

    private static boolean isOver(Job job) {
        try {
            return job.await(Duration.ZERO);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
