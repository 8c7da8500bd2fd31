package io.dropsize.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.journal.Origin;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.BucketPublisher;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.KeyReservations;
import io.dropsize.pipeline.publish.Mirror;
import io.dropsize.pipeline.publish.MirrorResult;
import io.dropsize.pipeline.publish.MirroringPublisher;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Publisher;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.pipeline.queue.JobLimits;
import io.dropsize.pipeline.queue.JobQueue;
import io.dropsize.pipeline.queue.JobRestorer;
import io.dropsize.settings.json.JsonPresets;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectStores;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.TextEngine;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Images that a mirror lacks, when the program ends and starts again. */
@Timeout(60)
class MirrorsAfterRestartTest {
    private static final Destination BLOG = Destination.thisComputer().named("blog");
    private static final Destination BACKUP = Destination.thisComputer().named("backup");

    @TempDir Path folder;
    private final MemoryStore blog = new MemoryStore();
    private final MemoryStore backup = new MemoryStore();
    private final ObjectStores stores = to -> to.name().equals("backup") ? backup : blog;
    private final TextEngine engine = new TextEngine();
    private JobQueue queue;
    private SqliteJournal journal;

    @BeforeEach
    void open() {
        journal = new SqliteJournal(folder, new JsonPresets());
        queue = new JobQueue(new ImageMaker(engine), new JobLimits(1, 1, 4));
    }

    @AfterEach
    void close() {
        queue.close();
        journal.close();
    }

    @Test
    void anUploadThatEndsBetweenTheFirstDestinationAndTheMirrorContinues() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        backup.beforePut =
                _ -> {
                    arrived.countDown();
                    interruptibleWait();
                };
        Job job = begin();
        arrived.await();
        assertThat(blog.objects).hasSize(1);
        assertThat(job.snapshot().outcome()).isNull();
        reopen();
        backup.beforePut = _ -> {};

        Job again = recalled().getFirst();
        queue.start(again);

        Outcome.Done done = (Outcome.Done) again.await();
        assertThat(done.published().alreadyThere()).isTrue();
        assertThat(backup.objects.keySet()).isEqualTo(blog.objects.keySet());
        assertThat(blog.puts).hasValue(1);
    }

    @Test
    void aMirrorThatFailedIsKnownAfterARestartAndARetrySendsToItOnly() throws Exception {
        backup.refusals.put("", new DropsizeException(ErrorKind.ACCESS_DENIED, "backup", "put"));
        begin().await();
        reopen();
        Job done = recalled().getFirst();
        Outcome.Done earlier = (Outcome.Done) done.await();
        MirrorResult result = earlier.published().mirrors().getFirst();
        assertThat(result.destination()).isEqualTo("backup");
        assertThat(result.key()).isEqualTo(earlier.published().key());
        assertThat(result.error())
                .isNotNull()
                .satisfies(
                        e -> {
                            assertThat(e.kind()).isEqualTo(ErrorKind.ACCESS_DENIED);
                            assertThat(e.context()).containsExactly("backup", "put");
                        });

        Files.delete(folder.resolve("a.jpg"));
        backup.find();
        Outcome.Done again = (Outcome.Done) queue.retry(done, done.request()).await();

        assertThat(again.published().warnings()).isEmpty();
        assertThat(again.published().link()).isEqualTo(earlier.published().link());
        assertThat(backup.objects.keySet()).isEqualTo(blog.objects.keySet());
        assertThat(blog.puts).hasValue(1);
        reopen();
        assertThat(journal.unfinished(Origin.WINDOW)).isEmpty();
    }

    @Test
    void aRetryThatFailsOrIsCancelledKeepsTheUpload() throws Exception {
        backup.lose();
        Job first = begin();
        first.await();

        Job failed = queue.retry(first, first.request());
        assertThat(failed.await()).isInstanceOf(Outcome.Done.class);

        backup.find();
        CountDownLatch arrived = new CountDownLatch(1);
        backup.beforePut =
                _ -> {
                    arrived.countDown();
                    interruptibleWait();
                };
        Job cancelled = queue.retry(failed, failed.request());
        arrived.await();
        cancelled.cancel();

        Outcome.Done kept = (Outcome.Done) cancelled.await();
        assertThat(kept.published().lacksMirror()).isTrue();
        reopen();
        assertThat(((Outcome.Done) recalled().getFirst().await()).published().lacksMirror())
                .isTrue();
    }

    private static void interruptibleWait() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new DropsizeException(ErrorKind.CANCELLED, e);
        }
    }

    private Job begin() throws Exception {
        Path file = Files.write(folder.resolve("a.jpg"), TextEngine.picture(10, 20));
        JobRequest request =
                new JobRequest(
                        Source.of(file), Preset.WEB_1600, publisher(BLOG, new KeyReservations()));
        List<JournalLine> lines = journal.begin(Origin.WINDOW).accept(List.of(request), false);
        Job job = queue.take(request, lines.getFirst());
        queue.start(job);
        return job;
    }

    /** As after a kill: unfinished jobs have no result. */
    private void reopen() {
        close();
        open();
    }

    private List<Job> recalled() {
        return new JobRestorer(
                        queue,
                        this::publisher,
                        name -> Optional.of(BLOG).filter(one -> one.name().equals(name)))
                .jobs(journal.unfinished(Origin.WINDOW)).stream()
                        .map(JobRestorer.Restored::job)
                        .toList();
    }

    private Publisher publisher(Destination to, KeyReservations keys) {
        return new MirroringPublisher(
                new BucketPublisher(to, stores, journal, keys),
                stores,
                List.of(new Mirror("backup", () -> Optional.of(BACKUP), stores)));
    }
}
