package io.dropsize.pipeline.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MemoryBudget;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.ScaledImage;
import io.dropsize.pipeline.journal.Journal;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.BucketPublisher;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Publisher;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.TextEngine;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** Which of several images with the same name gets which name, if keys contain no hash. */
@Timeout(60)
class NamesTest {
    private final Slow engine = new Slow();
    private final MemoryStore store = new MemoryStore();
    private final JobQueue queue = new JobQueue(new ImageMaker(engine), new JobLimits(4, 3, 4));

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void theFirstOfTheBatchKeepsTheNameHoweverLongItTakesToRead() throws Exception {
        List<Job> jobs = submit(publisher(false), "9x1", "10x2", "10x3");
        keys(submit("b.jpg", publisher(false), "10x4"));
        engine.slowMayBeRead.countDown();

        assertThat(keys(jobs)).containsExactly("a.jpg", "a-2.jpg", "a-3.jpg");
    }

    @Test
    void namesOfEarlierBatchesAreSkippedInTheSameOrder() throws Exception {
        keys(submit(publisher(false), "20x1", "20x2"));

        List<Job> jobs = submit(publisher(false), "10x1", "10x2", "10x3", "10x4");

        assertThat(keys(jobs)).containsExactly("a-3.jpg", "a-4.jpg", "a-5.jpg", "a-6.jpg");
    }

    @Test
    void namesOfOtherProgramsObjectsAreSkippedInTheSameOrder() throws Exception {
        store.objects.put("a.jpg", new byte[] {1});
        store.objects.put("a-3.jpg", new byte[] {2});

        List<Job> jobs = submit(publisher(false), "10x1", "10x2", "10x3", "10x4");

        assertThat(keys(jobs)).containsExactly("a-2.jpg", "a-4.jpg", "a-5.jpg", "a-6.jpg");
    }

    @Test
    void whereTheServiceKeepsNoMetadataTheSamePicturesHaveTheSameNamesAgain() throws Exception {
        keys(submit(publisher(false), "10x1", "10x2", "10x3"));
        store.contentKeys.clear();

        List<Job> jobs = submit(publisher(false), "10x1", "10x2", "10x3", "10x4");

        assertThat(keys(jobs)).startsWith("a.jpg", "a-2.jpg", "a-3.jpg").doesNotHaveDuplicates();
        assertThat(store.objects).hasSize(4);
    }

    @Test
    void whereOverwritingIsAllowedTheFirstOfTheBatchReplacesWhatWasThere() throws Exception {
        keys(submit(publisher(true), "20x1"));

        List<Job> jobs = submit(publisher(true), "10x1", "10x2");

        assertThat(keys(jobs)).containsExactly("a.jpg", "a-2.jpg");
    }

    @Test
    void aJobThatFailsToBeReadHoldsUpNoOther() throws Exception {

        List<Job> jobs = submit(publisher(false), "no image", "10x2");

        assertThat(jobs.getFirst().await()).isInstanceOf(Outcome.Failed.class);
        assertThat(keys(jobs.subList(1, 2))).containsExactly("a.jpg");
    }

    @Test
    void aJobThatIsCancelledWhileItWaitsForANameHoldsUpNoOther() throws Exception {
        List<Job> jobs = submit(publisher(false), "9x1", "10x2", "10x3");

        jobs.get(1).cancel();
        engine.slowMayBeRead.countDown();

        assertThat(jobs.get(1).await()).isInstanceOf(Outcome.Cancelled.class);
        assertThat(keys(List.of(jobs.getFirst(), jobs.get(2)))).containsExactly("a.jpg", "a-2.jpg");
    }

    @Test
    void jobsThatWaitForANameOccupyNoThread() throws Exception {
        List<Job> waiting = submit(publisher(false), "9x1", "10x2", "10x3", "10x4", "10x5");

        assertThat(keys(submit("b.jpg", publisher(false), "20x1"))).containsExactly("b.jpg");
        engine.slowMayBeRead.countDown();
        assertThat(keys(waiting))
                .containsExactly("a.jpg", "a-2.jpg", "a-3.jpg", "a-4.jpg", "a-5.jpg");
    }

    @Test
    void hundredsOfImagesWithTheSameNameGetTheirNumbersInOrder() throws Exception {
        String[] pictures =
                IntStream.rangeClosed(1, 500).mapToObj(i -> "20x" + i).toArray(String[]::new);

        List<String> keys = keys(submit(publisher(true), pictures));

        assertThat(keys)
                .startsWith("a.jpg", "a-2.jpg", "a-3.jpg")
                .endsWith("a-500.jpg")
                .hasSize(500)
                .doesNotHaveDuplicates();
    }

    @Test
    void aClosingQueueStopsJobsThatWaitForAName() throws Exception {
        List<Job> jobs = submit(publisher(false), "9x1", "10x2", "10x3");

        queue.close();

        for (Job job : jobs) {
            assertThat(job.await()).isInstanceOf(Outcome.Cancelled.class);
        }
    }

    private Publisher publisher(boolean overwrite) {
        Destination here = Destination.thisComputer();
        Destination plain =
                new Destination(
                        here.name(),
                        here.service(),
                        here.bucket(),
                        here.region(),
                        here.endpoint(),
                        here.credentials(),
                        new KeyTemplate("{name}.{ext}"),
                        null,
                        overwrite);
        return new BucketPublisher(plain, store, Journal.NONE);
    }

    private List<Job> submit(Publisher publisher, String... pictures) {
        return submit("a.jpg", publisher, pictures);
    }

    private List<Job> submit(String name, Publisher publisher, String... pictures) {
        List<Job> jobs = new ArrayList<>();
        for (String picture : pictures) {
            Source source = Source.of(name, picture.getBytes(StandardCharsets.UTF_8));
            jobs.add(queue.submit(new JobRequest(source, Preset.WEB_1600, publisher)));
        }
        return jobs;
    }

    private static List<String> keys(List<Job> jobs) throws InterruptedException {
        List<String> keys = new ArrayList<>();
        for (Job job : jobs) {
            keys.add(((Outcome.Done) job.await()).published().key());
        }
        return keys;
    }

    /** Reads a picture with a width of nine only when it may. */
    private static final class Slow implements ImageEngine {
        private final TextEngine engine = new TextEngine();
        private final CountDownLatch slowMayBeRead = new CountDownLatch(1);

        @Override
        public MemoryBudget.Share admit(ImageInput input) {
            return () -> {};
        }

        @Override
        public ImageInfo probe(ImageInput input) {
            ImageInfo info = engine.probe(input);
            try {
                if (info.width() == 9) {
                    slowMayBeRead.await();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return info;
        }

        @Override
        public EncodedImage render(ImageInput input, RenderSpec spec) {
            return engine.render(input, spec);
        }

        @Override
        public ScaledImage scale(ImageInput input, RenderSpec spec) {
            return engine.scale(input, spec);
        }

        @Override
        public Pixels preview(ImageInput input, int maxSide) {
            return engine.preview(input, maxSide);
        }
    }
}
