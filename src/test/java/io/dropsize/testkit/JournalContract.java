package io.dropsize.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.RenderSpec;
import io.dropsize.pipeline.journal.Journal;
import io.dropsize.pipeline.journal.JournalBatch;
import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.journal.JournalStep;
import io.dropsize.pipeline.journal.Origin;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.plan.Variant;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.MissingDestination;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Published;
import io.dropsize.pipeline.publish.PublishedCopy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;

/** What every journal does within one run of the program. */
public abstract class JournalContract {
    private Journal journal;

    /** An empty journal; the same one until the end of a test. */
    protected abstract Journal open();

    @BeforeEach
    void begin() {
        journal = open();
    }

    @Test
    void eachJobOfABatchHasItsLine() {
        JournalBatch batch = journal.begin(Origin.ENDPOINT);

        assertThat(batch.accept(List.of(), false)).isEmpty();
        List<JournalLine> lines =
                batch.accept(List.of(request("blog"), request("blog"), request("shop")), false);
        assertThat(lines).hasSize(3).doesNotContainNull();
        assertThat(batch.accept(List.of(request("blog")), true)).hasSize(1);
    }

    @Test
    void theKeyOfACopyIsKnownForItsDestination() {
        done(line("blog"), "2026/a.jpg", "content");
        done(line("shop"), "b.jpg", "content");
        settle();

        assertThat(journal.key("blog", "content")).contains("2026/a.jpg");
        assertThat(journal.key("shop", "content")).contains("b.jpg");
        assertThat(journal.key("blog", "other content")).isEmpty();
        assertThat(journal.key("other", "content")).isEmpty();
    }

    @Test
    void eachCopyOfAPictureHasItsKey() {
        Plan one = plan("small.webp", "small");
        Variant large = new Variant(one.variants().getFirst().spec(), "large.webp", "large");
        Plan both = new Plan(one.source(), one.info(), List.of(one.variants().getFirst(), large));
        List<PublishedCopy> copies =
                both.variants().stream()
                        .map(variant -> new PublishedCopy(published(variant.key()), 42))
                        .toList();
        JournalLine line = line("blog");
        line.write(new JournalStep.Planned(both));
        line.write(new JournalStep.Ended(new Outcome.Done(both, copies, null)));
        settle();

        assertThat(journal.key("blog", "small")).contains("small.webp");
        assertThat(journal.key("blog", "large")).contains("large.webp");
    }

    @Test
    void theLastKeyOfACopyCounts() {
        done(line("blog"), "first.jpg", "content");
        done(line("blog"), "second.jpg", "content");
        settle();

        assertThat(journal.key("blog", "content")).contains("second.jpg");
    }

    @Test
    void aJobThatWasReleasedToAnotherDestinationBelongsToThatOne() {
        JournalLine line = line("blog");
        line.write(new JournalStep.Released(request("shop")));
        done(line, "a.jpg", "content");
        settle();

        assertThat(journal.key("shop", "content")).contains("a.jpg");
        assertThat(journal.key("blog", "content")).isEmpty();
    }

    @Test
    void jobsThatFailedOrHaveNotEndedHaveNoKey() {
        JournalLine planned = line("blog");
        planned.write(new JournalStep.Planned(plan("a.jpg", "planned")));
        JournalLine failed = line("blog");
        failed.write(new JournalStep.Planned(plan("b.jpg", "failed")));
        DropsizeException error = new DropsizeException(ErrorKind.CANCELLED);
        failed.write(new JournalStep.Ended(new Outcome.Failed(error)));
        settle();

        assertThat(journal.key("blog", "planned")).isEmpty();
        assertThat(journal.key("blog", "failed")).isEmpty();
    }

    @Test
    void jobsOfThisRunAreNotThoseOfAnEarlierOne() {
        line("blog");

        assertThat(journal.unfinished(Origin.ENDPOINT)).isEmpty();
    }

    @Test
    void remembersWhetherTheWindowIsPaused() {
        assertThat(journal.paused()).isFalse();
        journal.pause(true);
        settle();
        assertThat(journal.paused()).isTrue();
        journal.pause(false);
        settle();
        assertThat(journal.paused()).isFalse();
    }

    /** Steps are written in order, and accepted jobs are written when the call returns. */
    private void settle() {
        line("settled");
    }

    private JournalLine line(String destination) {
        return journal.begin(Origin.ENDPOINT)
                .accept(List.of(request(destination)), false)
                .getFirst();
    }

    private static JobRequest request(String destination) {
        return new JobRequest(
                Source.of("x.png", new byte[] {1}),
                Preset.WEB_1600,
                new MissingDestination(destination),
                LocalDate.EPOCH,
                null);
    }

    private static void done(JournalLine line, String key, String contentKey) {
        Plan plan = plan(key, contentKey);
        line.write(new JournalStep.Planned(plan));
        line.write(new JournalStep.Encoded(42));
        line.write(new JournalStep.Uploaded());
        line.write(new JournalStep.Ended(new Outcome.Done(plan, 42, published(key))));
    }

    private static Published published(String key) {
        return new Published(key, URI.create("http://x/" + key), false, null);
    }

    private static Plan plan(String key, String contentKey) {
        return new Plan(
                Source.of("x.png", new byte[] {1}),
                new ImageInfo(ImageFormat.PNG, 1600, 1200, true, 1, 5000),
                new RenderSpec(800, 600, false, ImageFormat.WEBP, 70, MetadataPolicy.REMOVE_ALL),
                key,
                contentKey);
    }
}
