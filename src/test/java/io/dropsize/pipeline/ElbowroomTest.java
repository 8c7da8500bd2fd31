package io.dropsize.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.store.Destination;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.TextEngine;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** What happens where memory does not reach for several pictures at once. */
@Timeout(60)
class ElbowroomTest {
    private final MemoryStore store = new MemoryStore();
    private final Publisher publisher =
            new BucketPublisher(Destination.thisComputer(), store, Journal.NONE);
    private final Cramped engine = new Cramped();
    private final JobQueue queue = new JobQueue(new ImageMaker(engine), new JobLimits(4, 4, 4));

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void picturesThatMemoryDoesNotHoldTogetherAreMadeOneAfterTheOther() throws Exception {
        List<Job> jobs = submit("10x1", "10x2", "10x3", "10x4", "10x5", "10x6");

        for (Job job : jobs) {
            assertThat(job.await()).isInstanceOf(Outcome.Done.class);
        }
        assertThat(engine.refused).hasPositiveValue();
        assertThat(store.objects).hasSize(6);
    }

    @Test
    void aPictureThatMemoryDoesNotHoldAloneIsTooLargeAndTheOthersAreMade() throws Exception {
        List<Job> jobs = submit("10x1", "1000x1", "10x3");

        assertThat(jobs.get(0).await()).isInstanceOf(Outcome.Done.class);
        assertThat(((Outcome.Failed) jobs.get(1).await()).error().kind())
                .isEqualTo(ErrorKind.IMAGE_TOO_LARGE);
        assertThat(jobs.get(2).await()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void whoWaitsForMemoryCanBeCancelled() throws Exception {
        engine.mayLeave = new CountDownLatch(1);
        List<Job> jobs = submit("10x1", "10x2");
        engine.crowded.await();

        jobs.forEach(Job::cancel);

        engine.mayLeave.countDown();
        assertThat(jobs.get(0).await()).isInstanceOf(Outcome.Cancelled.class);
        assertThat(jobs.get(1).await()).isInstanceOf(Outcome.Cancelled.class);
        assertThat(submit("10x3").getFirst().await()).isInstanceOf(Outcome.Done.class);
    }

    private List<Job> submit(String... pictures) {
        return Stream.of(pictures)
                .map(picture -> Source.of("a.jpg", picture.getBytes(StandardCharsets.UTF_8)))
                .map(source -> new JobRequest(source, Preset.WEB_1600, publisher))
                .map(queue::submit)
                .toList();
    }

    /**
     * Has memory for one picture at a time, and for none that is a thousand wide. The first one
     * stays until another has come beside it.
     */
    private static final class Cramped implements ImageEngine {
        private final TextEngine engine = new TextEngine();
        private final AtomicInteger inside = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();
        private final CountDownLatch crowded = new CountDownLatch(1);
        private volatile CountDownLatch mayLeave = new CountDownLatch(0);

        @Override
        public ImageInfo probe(ImageInput input) {
            return engine.probe(input);
        }

        @Override
        public EncodedImage render(ImageInput input, RenderSpec spec) {
            try {
                if (inside.incrementAndGet() > 1 || engine.probe(input).width() == 1000) {
                    refused.incrementAndGet();
                    crowded.countDown();
                    throw new DropsizeException(
                            ErrorKind.IMAGE_TOO_LARGE, new OutOfMemoryError("heap"), input.name());
                }
                crowded.await();
                mayLeave.await();
                return engine.render(input, spec);
            } catch (InterruptedException e) {
                throw new DropsizeException(ErrorKind.CANCELLED, e);
            } finally {
                inside.decrementAndGet();
            }
        }

        @Override
        public Pixels preview(ImageInput input, int maxSide) {
            return engine.preview(input, maxSide);
        }
    }
}
