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
import io.dropsize.pipeline.publish.CopyingPublisher;
import io.dropsize.pipeline.publish.FolderPublisher;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Published;
import io.dropsize.pipeline.publish.Publisher;
import io.dropsize.store.Destination;
import io.dropsize.store.link.Picture;
import io.dropsize.testkit.HandTimer;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.TextEngine;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Jobs with several copies. */
@Timeout(60)
class ResponsiveJobsTest {
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
    void allCopiesOfAPictureAreUploadedAndAnnouncedAsOneResult() throws Exception {
        Outcome.Done done = done(submit(publisher, JournalLine.NONE));

        assertThat(store.objects.keySet().stream().map(ResponsiveJobsTest::shortKey))
                .containsExactlyInAnyOrder(
                        "a-640.avif",
                        "a-640.jpg",
                        "a-640.webp",
                        "a-800.avif",
                        "a-800.jpg",
                        "a-800.webp");
        assertThat(shortKey(done.published().key())).isEqualTo("a-800.jpg");
        assertThat(done.bytes())
                .isEqualTo(store.objects.values().stream().mapToLong(b -> b.length).sum());
        Picture picture = Objects.requireNonNull(done.picture(Published::link));
        assertThat(picture.variants()).hasSize(6);
        assertThat(Objects.requireNonNull(picture.placeholder()).color()).isEqualTo("#336699");
    }

    @Test
    void linksAreCopiedAfterTheLastCopyAndARetrySendsMissingCopiesOnly() throws Exception {
        store.refusals.put("640.webp", new DropsizeException(ErrorKind.SERVER_BUSY, "host"));
        List<JournalStep> steps = new CopyOnWriteArrayList<>();
        Job job = submit(publisher, steps::add);
        timer.awaitNext();
        int before = store.puts.get();

        assertThat(before).isEqualTo(5);
        assertThat(job.snapshot().outcome()).isNull();
        assertThat(steps).noneMatch(JournalStep.Ended.class::isInstance);

        store.refusals.clear();
        timer.pass(Duration.ofMinutes(1));

        assertThat(done(job).copies()).hasSize(6);
        assertThat(store.puts.get() - before).isEqualTo(1);
        assertThat(engine.renders.get()).isEqualTo(7);
    }

    @Test
    void aPictureThatFailsForGoodIsNotAnnounced() throws Exception {
        store.refusals.put("640.webp", new DropsizeException(ErrorKind.ACCESS_DENIED, "d"));

        assertThat(submit(publisher, JournalLine.NONE).await()).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void thePlanWithAllCopiesIsRecordedBeforeTheFirstByteIsSent() throws Exception {
        List<JournalStep> steps = new CopyOnWriteArrayList<>();
        store.beforePut =
                _ ->
                        assertThat(steps)
                                .anyMatch(
                                        step ->
                                                step instanceof JournalStep.Planned(var plan)
                                                        && plan.variants().size() == 6);

        done(submit(publisher, steps::add));

        assertThat(steps.getLast()).isInstanceOf(JournalStep.Ended.class);
    }

    @Test
    void theSamePictureTwiceIsSentAndMadeOnce() throws Exception {
        Outcome.Done first = done(submit(publisher, JournalLine.NONE));
        Outcome.Done second = done(submit(publisher, JournalLine.NONE));

        assertThat(second.published().alreadyThere()).isTrue();
        assertThat(second.picture(Published::link)).isEqualTo(first.picture(Published::link));
        assertThat(store.puts.get()).isEqualTo(6);
        assertThat(engine.renders.get()).isEqualTo(6);
    }

    @Test
    void localCopiesHaveTheWidthInTheirNames(@TempDir Path folder) throws Exception {
        var copies = new FolderPublisher(folder, FolderPublisher.WhenTaken.NUMBER);

        done(submit(new CopyingPublisher(publisher, copies), JournalLine.NONE));

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "a-640.avif",
                            "a-640.jpg",
                            "a-640.webp",
                            "a-800.avif",
                            "a-800.jpg",
                            "a-800.webp");
        }
    }

    private static String shortKey(String key) {
        return key.replaceAll(".*/", "").replaceAll("-[0-9a-f]{8}-", "-");
    }

    private Job submit(Publisher to, JournalLine line) {
        Source source = Source.of("a.jpg", TextEngine.picture(900, 600));
        Job job = queue.take(new JobRequest(source, Preset.WEB_PAGE, to), line);
        queue.start(job);
        return job;
    }

    private static Outcome.Done done(Job job) throws InterruptedException {
        Outcome outcome = job.await();
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return (Outcome.Done) outcome;
    }
}
