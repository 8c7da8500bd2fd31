package io.dropsize.pipeline.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.image.ImageEngine;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MemoryBudget;
import io.dropsize.image.Pixels;
import io.dropsize.image.RenderSpec;
import io.dropsize.image.ScaledImage;
import io.dropsize.pipeline.journal.Journal;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Tests batches that contain a picture several times: its copy has the name of the first. */
@Timeout(60)
class EqualCopiesTest {
    private final Stepwise engine = new Stepwise();
    private final MemoryStore store = new MemoryStore();
    private final HandTimer timer = new HandTimer();
    private Publisher publisher = publisher();
    private JobQueue queue = queue(2);

    @AfterEach
    void close() {
        engine.openAll();
        queue.close();
    }

    @Test
    void theFirstKeepsItsNameThoughTheSecondIsMadeSooner() throws Exception {
        CountDownLatch first = engine.shut("render a.jpg");
        List<Job> jobs = submitOnceTheFirstIsRead("a.jpg", "b.jpg");

        passBy();
        first.countDown();

        assertThat(names(jobs)).containsExactly("a", "a there");
        assertThat(store.puts).hasValue(2);
    }

    @Test
    void aCopyThatIsMadeStepsBackBeforeItIsSentWhenItsElderHasBeenRead() throws Exception {
        CountDownLatch elderMayBeRead = engine.shut("probe a.jpg");
        CountDownLatch elderMayBeMade = engine.shut("render a.jpg");
        CountDownLatch secondMayBeMade = engine.shut("render b.jpg");
        List<Job> jobs = submit("a.jpg", "b.jpg");
        engine.awaitComing("render b.jpg");
        elderMayBeRead.countDown();
        engine.awaitComing("render a.jpg");
        secondMayBeMade.countDown();

        passBy();
        elderMayBeMade.countDown();

        assertThat(names(jobs)).containsExactly("a", "a there");
    }

    @Test
    void whereTheFirstFailsTheSecondGoesUpUnderItsOwnName() throws Exception {
        store.refusals.put("a-", new DropsizeException(ErrorKind.ACCESS_DENIED, "bucket"));
        CountDownLatch first = engine.shut("render a.jpg");
        List<Job> jobs = submitOnceTheFirstIsRead("a.jpg", "b.jpg", "c.jpg");

        passBy();
        first.countDown();

        assertThat(names(jobs)).containsExactly("ACCESS_DENIED", "b", "b there");
    }

    @Test
    void whereTheFirstIsCancelledTheSecondGoesUpUnderItsOwnName() throws Exception {
        engine.shut("render a.jpg");
        List<Job> jobs = submitOnceTheFirstIsRead("a.jpg", "b.jpg", "c.jpg");
        passBy();

        jobs.getFirst().cancel();

        assertThat(names(jobs)).containsExactly("cancelled", "b", "b there");
    }

    @Test
    void whereTheSecondIsCancelledTheThirdStillWaitsForTheFirst() throws Exception {
        CountDownLatch first = engine.shut("render a.jpg");
        List<Job> jobs = submitOnceTheFirstIsRead("a.jpg", "b.jpg", "c.jpg");
        passBy();

        jobs.get(1).cancel();
        passBy();
        first.countDown();

        assertThat(names(jobs)).containsExactly("a", "cancelled", "a there");
    }

    @Test
    void oneMakerAndOneUploadAtATimeAreEnough() throws Exception {
        queue.close();
        queue = queue(1);

        List<Job> jobs = submit("a.jpg", "b.jpg", "c.jpg", "d.jpg");

        assertThat(names(jobs)).containsExactly("a", "a there", "a there", "a there");
    }

    @Test
    void aRetriedFirstComesBeforeASecondThatIsNotSentYet() throws Exception {
        CountDownLatch second = engine.shut("render b.jpg");
        store.refusals.put("a-", new DropsizeException(ErrorKind.ACCESS_DENIED, "bucket"));
        List<Job> jobs = submit("a.jpg", "b.jpg");
        jobs.getFirst().await();
        engine.awaitComing("render b.jpg");
        store.refusals.clear();
        CountDownLatch first = engine.shut("render a.jpg");

        Job again = queue.retry(jobs.getFirst(), jobs.getFirst().request());
        engine.awaitComing("render a.jpg");
        second.countDown();
        passBy();
        first.countDown();

        assertThat(names(List.of(again, jobs.get(1)))).containsExactly("a", "a there");
    }

    @Test
    void whileItIsPausedAndAfterwardsTheOrderHolds() throws Exception {
        CountDownLatch first = engine.shut("render a.jpg");
        List<Job> jobs = submitOnceTheFirstIsRead("a.jpg", "b.jpg");
        passBy();
        queue.pause();
        first.countDown();
        assertThat(jobs.get(1).snapshot().state()).isEqualTo(JobState.WAITING);

        queue.resume();

        assertThat(names(jobs)).containsExactly("a", "a there");
    }

    @Test
    void withoutANetworkTheOrderHoldsAsWell() throws Exception {
        CountDownLatch first = engine.shut("render a.jpg");
        store.lose();
        List<Job> jobs = submitOnceTheFirstIsRead("a.jpg", "b.jpg", "c.jpg");
        first.countDown();
        timer.awaitNext();

        store.find();
        timer.pass(Duration.ofMinutes(1));

        assertThat(names(jobs)).containsExactly("a", "a there", "a there");
    }

    @Test
    void aCancelledJobWithoutANetworkDelaysNoOther() throws Exception {
        CountDownLatch first = engine.shut("render a.jpg");
        store.lose();
        List<Job> jobs = submitOnceTheFirstIsRead("a.jpg", "b.jpg");
        first.countDown();
        timer.awaitNext();

        jobs.getFirst().cancel();
        store.find();
        timer.pass(Duration.ofMinutes(1));

        assertThat(names(jobs)).containsExactly("cancelled", "b");
    }

    @Test
    void aRestartInTheMiddleLeavesTheOrderAsItWas() throws Exception {
        engine.shut("render a.jpg");
        List<JournalStep> steps = new CopyOnWriteArrayList<>();
        queue.start(queue.take(request("a.jpg", publisher), steps::add));
        engine.awaitComing("render a.jpg");
        queue.start(queue.take(request("b.jpg", publisher), steps::add));
        passBy();

        queue.close();

        assertThat(steps).hasOnlyElementsOfType(JournalStep.Planned.class);
        assertThat(store.objects).hasSize(1);
        queue = queue(2);
        publisher = publisher();
        CountDownLatch first = engine.shut("render a.jpg");
        List<Job> jobs = submitOnceTheFirstIsRead("a.jpg", "b.jpg");
        passBy();
        first.countDown();
        assertThat(names(jobs)).containsExactly("a", "a there");
    }

    private JobQueue queue(int makers) {
        return new JobQueue(
                new ImageMaker(engine), new JobLimits(makers, 1, 4), RetryPolicy.DEFAULT, timer);
    }

    private Publisher publisher() {
        return new BucketPublisher(Destination.thisComputer(), store, Journal.NONE);
    }

    private List<Job> submit(String... names) {
        List<Job> jobs = new ArrayList<>();
        for (String name : names) {
            jobs.add(queue.submit(request(name, publisher)));
        }
        return jobs;
    }

    /** A job does not wait for a picture that has not been read yet. */
    private List<Job> submitOnceTheFirstIsRead(String first, String... others)
            throws InterruptedException {
        List<Job> jobs = submit(first);
        engine.awaitComing("render " + first);
        jobs.addAll(submit(others));
        return jobs;
    }

    private static JobRequest request(String name, Publisher to) {
        Source source = Source.of(name, TextEngine.picture(10, 20));
        return new JobRequest(source, Preset.WEB_1600, to);
    }

    /** All earlier jobs that can be uploaded by now have been. */
    private void passBy() throws InterruptedException {
        Source other = Source.of("other.jpg", TextEngine.picture(30, 40));
        Job last = queue.submit(new JobRequest(other, Preset.WEB_1600, publisher));
        assertThat(last.await()).isInstanceOf(Outcome.Done.class);
    }

    /** The names under which they were published, in short, or why they were not. */
    private static List<String> names(List<Job> jobs) throws InterruptedException {
        List<String> names = new ArrayList<>();
        for (Job job : jobs) {
            names.add(
                    switch (job.await()) {
                        case Outcome.Done done ->
                                done.published().key().replaceAll(".*/|-.*", "")
                                        + (done.published().alreadyThere() ? " there" : "");
                        case Outcome.Failed(DropsizeException error) -> error.kind().name();
                        case Outcome.Cancelled _ -> "cancelled";
                    });
        }
        return names;
    }

    /** Enters steps, such as "probe a.jpg", only when it may. */
    private static final class Stepwise implements ImageEngine {
        private final TextEngine engine = new TextEngine();
        private final Map<String, Door> doors = new ConcurrentHashMap<>();

        private record Door(CountDownLatch coming, CountDownLatch open) {}

        /** Counting down opens it. */
        CountDownLatch shut(String step) {
            Door door = new Door(new CountDownLatch(1), new CountDownLatch(1));
            doors.put(step, door);
            return door.open();
        }

        void openAll() {
            doors.values().forEach(door -> door.open().countDown());
        }

        void awaitComing(String step) throws InterruptedException {
            Objects.requireNonNull(doors.get(step)).coming().await();
        }

        private void enter(String step) {
            Door door = doors.get(step);
            if (door != null) {
                door.coming().countDown();
                try {
                    door.open().await();
                } catch (InterruptedException e) {
                    throw new DropsizeException(ErrorKind.CANCELLED, e);
                }
            }
        }

        @Override
        public MemoryBudget.Share admit(ImageInput input) {
            return () -> {};
        }

        @Override
        public ImageInfo probe(ImageInput input) {
            enter("probe " + input.name());
            return engine.probe(input);
        }

        @Override
        public EncodedImage render(ImageInput input, RenderSpec spec) {
            enter("render " + input.name());
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
