package io.dropsize.pipeline.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.pipeline.journal.Journal;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.KeyNaming;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.BucketPublisher;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Published;
import io.dropsize.pipeline.publish.Publisher;
import io.dropsize.store.Destination;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.TextEngine;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

@Timeout(60)
class JobQueueTest {
    private final TextEngine engine = new TextEngine();
    private final MemoryStore store = new MemoryStore();
    private final Publisher publisher =
            new BucketPublisher(Destination.thisComputer(), store, Journal.NONE);
    private final JobQueue queue = new JobQueue(new ImageMaker(engine), new JobLimits(2, 3, 4));

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void asManyResultsComeOutAsImagesWentInAndInOrder() throws Exception {
        List<Job> jobs =
                IntStream.rangeClosed(1, 50)
                        .mapToObj(i -> submit(i + "x7", "img" + i + ".jpg"))
                        .toList();

        for (int i = 1; i <= 50; i++) {
            assertThat(done(jobs.get(i - 1)).published().key()).contains("img" + i + "-");
        }
        assertThat(store.objects).hasSize(50);
    }

    @Test
    void oneFailureTouchesNoOther() throws Exception {
        store.refusals.put("refused", new DropsizeException(ErrorKind.ACCESS_DENIED, "bucket"));
        Job text = submit("hello", "text.jpg");
        Job poisoned = submit("boom", "poisoned.jpg");
        Job refused = submit("20x20", "refused.jpg");
        Job good = submit("10x10", "good.jpg");

        assertThat(failure(text)).isEqualTo(ErrorKind.NOT_AN_IMAGE);
        assertThat(failure(poisoned)).isEqualTo(ErrorKind.INTERNAL);
        assertThat(failure(refused)).isEqualTo(ErrorKind.ACCESS_DENIED);
        assertThat(done(good).published().link().toString()).startsWith("http://pictures.test/");
    }

    @Test
    void aCancelledJobEndsImmediatelyAndUploadsNothing() throws Exception {
        engine.gate = new CountDownLatch(1);
        Job job = submit("10x10", "a.jpg");

        job.cancel();

        assertThat(job.await()).isInstanceOf(Outcome.Cancelled.class);
        engine.gate.countDown();
        assertThat(done(submit("11x11", "b.jpg")).published().key()).contains("b-");
        assertThat(store.objects).hasSize(1);
    }

    @Test
    void cancellingEndsWhatWaitsAndWhatRuns() throws Exception {
        engine.gate = new CountDownLatch(1);
        List<Job> jobs =
                IntStream.range(0, 20).mapToObj(i -> submit("10x10", "a" + i + ".jpg")).toList();

        jobs.forEach(Job::cancel);

        for (Job job : jobs) {
            assertThat(job.await()).isInstanceOf(Outcome.Cancelled.class);
        }
        assertThat(store.objects).isEmpty();
    }

    @Test
    void duringAPauseNothingBeginsAndAfterwardsAllContinues() throws Exception {
        queue.pause();
        Job job = submit("10x10", "a.jpg");

        assertThat(queue.paused()).isTrue();
        assertThat(job.snapshot().state()).isEqualTo(JobState.WAITING);
        assertThat(engine.renders).hasValue(0);
        queue.resume();
        assertThat(done(job).bytes()).isPositive();
    }

    @Test
    void theListenerReceivesEveryStep() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        queue.pause();
        Job job = submit("10x10", "a.jpg");
        job.onChange(
                () -> {
                    if (job.snapshot().state() == JobState.DONE) {
                        ended.countDown();
                    }
                });
        queue.resume();

        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(job.snapshot().progress()).isEqualTo(1);
        assertThat(job.snapshot().sent()).isEqualTo(job.snapshot().bytes());
    }

    @Test
    void theSamePictureTwiceHasOneLink() throws Exception {
        Job first = submit("10x10", "a.jpg");
        Outcome.Done one = done(first);
        Outcome.Done two = done(submit("10x10", "a.jpg"));

        assertThat(two.published().link()).isEqualTo(one.published().link());
        assertThat(two.published().alreadyThere()).isTrue();
        assertThat(store.objects).hasSize(1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aPoliteQueueLeavesTheProcessorsToOthers() throws Exception {
        int before = niceness();
        Queue<Integer> niceness = new ConcurrentLinkedQueue<>();
        Publisher observed = observed(() -> niceness.add(niceness()));
        queue.lowerPriority();
        Source source = Source.of("a.jpg", "10x10".getBytes(StandardCharsets.UTF_8));

        done(queue.submit(new JobRequest(source, Preset.WEB_1600, observed)));

        assertThat(niceness).isNotEmpty().allSatisfy(nice -> assertThat(nice).isEqualTo(10));
        assertThat(niceness()).isEqualTo(before);
    }

    /** Runs this on whatever threads use it. */
    private Publisher observed(Runnable use) {
        return new Publisher() {
            @Override
            public Target target() {
                return publisher.target();
            }

            @Override
            public KeyNaming naming(LocalDate date) {
                use.run();
                return publisher.naming(date);
            }

            @Override
            public Published dryRun(Plan plan) {
                return publisher.dryRun(plan);
            }

            @Override
            public Published publish(Plan plan, EncodedImage image, LongConsumer sent) {
                use.run();
                return publisher.publish(plan, image, sent);
            }
        };
    }

    /** Of this thread, as Linux knows it. */
    private static int niceness() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Job submit(String picture, String name) {
        return queue.submit(new JobRequest(source(picture, name), Preset.WEB_1600, publisher));
    }

    private static Source source(String picture, String name) {
        return Source.of(name, picture.getBytes(StandardCharsets.UTF_8));
    }

    private static Outcome.Done done(Job job) throws InterruptedException {
        return (Outcome.Done) job.await();
    }

    private static ErrorKind failure(Job job) throws InterruptedException {
        return ((Outcome.Failed) job.await()).error().kind();
    }
}
