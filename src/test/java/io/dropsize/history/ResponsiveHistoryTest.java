package io.dropsize.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.pipeline.journal.JournalEntry;
import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.journal.JournalStep;
import io.dropsize.pipeline.journal.Origin;
import io.dropsize.pipeline.plan.KeyNaming;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Planner;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.plan.StoredPlan;
import io.dropsize.pipeline.plan.Variant;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.MissingDestination;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Published;
import io.dropsize.pipeline.publish.PublishedCopy;
import io.dropsize.settings.json.JsonPresets;
import io.dropsize.store.link.Placeholder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Pictures with several copies in the journal. */
class ResponsiveHistoryTest {
    private static final byte[] BYTES = {1, 2, 3};

    @TempDir Path folder;
    private final List<SqliteJournal> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(SqliteJournal::close);
    }

    @Test
    void aPlanWithAllCopiesIsThereAfterAKill() {
        SqliteJournal journal = journal();
        accept(journal).write(new JournalStep.Planned(plan()));
        journal.close();

        JournalEntry left = journal().unfinished(Origin.WINDOW).getFirst();

        assertThat(left.planned()).isEqualTo(StoredPlan.of(plan()));
        assertThat(left.outcome()).isNull();
    }

    @Test
    void aPlanReplacesTheOneBeforeIt() {
        SqliteJournal journal = journal();
        JournalLine line = accept(journal);
        line.write(new JournalStep.Planned(plan()));
        Plan fewer = plan().with(plan().variants().subList(0, 2));
        line.write(new JournalStep.Planned(fewer));
        journal.close();

        var stored =
                Objects.requireNonNull(journal().unfinished(Origin.WINDOW).getFirst().planned());

        assertThat(stored.copies()).hasSize(2);
    }

    @Test
    void aPictureIsOneUploadWithAllItsCopies() {
        SqliteJournal journal = journal();
        Outcome.Done done = done(accept(journal));
        journal.close();

        UploadHistory uploads = journal().uploads();
        List<PastUpload> page = uploads.page("", false, null, 9);

        assertThat(page).hasSize(1);
        assertThat(page.getFirst().bytes()).isEqualTo(done.bytes());
        assertThat(page.getFirst().copies()).isEqualTo(done.copies().size());
        assertThat(uploads.responsive("blog"))
                .extracting(Outcome.Done::copies)
                .extracting(List::size)
                .containsExactly(done.copies().size());
        assertThat(uploads.responsive("other")).isEmpty();
        Outcome.Done again = uploads.result(page.getFirst()).orElseThrow();
        assertThat(again.copies().stream().map(PublishedCopy::bytes))
                .isEqualTo(done.copies().stream().map(PublishedCopy::bytes).toList());
        assertThat(again.picture(Published::link)).isEqualTo(done.picture(Published::link));
        assertThat(again.picture(Published::link).placeholder()).isNotNull();
    }

    @Test
    void thePlaceholderOfAnUploadIsFoundByItsFirstCopy() {
        SqliteJournal journal = journal();
        Outcome.Done done = done(accept(journal));
        journal.opened().orElseThrow().writer().write(_ -> {}).join();

        String first = plan().contentKey();
        assertThat(journal.placeholder("blog", first))
                .hasValue(Objects.requireNonNull(done.placeholder()));
        assertThat(journal.placeholder("other", first)).isEmpty();
        assertThat(journal.placeholder("blog", "unknown")).isEmpty();
    }

    @Test
    void everyCopyIsFoundByItsContentKey() {
        SqliteJournal journal = journal();
        done(accept(journal));
        journal.opened().orElseThrow().writer().write(_ -> {}).join();

        for (Variant variant : plan().variants()) {
            assertThat(journal.key("blog", variant.contentKey())).hasValue(variant.key());
            assertThat(journal.key("other", variant.contentKey())).isEmpty();
        }
    }

    @Test
    void aPictureThatIsRemovedFromTheHistoryLeavesNoCopyBehind() {
        SqliteJournal journal = journal();
        done(accept(journal));
        UploadHistory uploads = journal.uploads();
        journal.opened().orElseThrow().writer().write(_ -> {}).join();
        PastUpload upload = uploads.page("", false, null, 9).getFirst();

        uploads.remove(List.of(upload));

        assertThat(uploads.result(upload)).isEmpty();
        for (Variant variant : plan().variants()) {
            assertThat(journal.key("blog", variant.contentKey())).isEmpty();
        }
    }

    private static Outcome.Done done(JournalLine line) {
        Plan plan = plan();
        List<PublishedCopy> copies = new ArrayList<>();
        for (Variant variant : plan.variants()) {
            URI link = URI.create("http://x/" + variant.key());
            copies.add(
                    new PublishedCopy(
                            new Published(variant.key(), link, false, null), 10L + copies.size()));
        }
        Outcome.Done done =
                new Outcome.Done(
                        plan,
                        copies,
                        new Placeholder("#336699", null, "1QcSHQRnh493V4dIh4eXh1h4kJUI", null));
        line.write(new JournalStep.Planned(plan));
        line.write(new JournalStep.Ended(done));
        return done;
    }

    private SqliteJournal journal() {
        SqliteJournal journal = new SqliteJournal(folder, new JsonPresets());
        opened.add(journal);
        return journal;
    }

    private static JournalLine accept(SqliteJournal journal) {
        JobRequest request =
                new JobRequest(
                        source(),
                        Preset.WEB_PAGE,
                        new MissingDestination("blog"),
                        LocalDate.EPOCH,
                        null);
        return journal.begin(Origin.WINDOW).accept(List.of(request), false).getFirst();
    }

    private static Plan plan() {
        return Planner.plan(
                source(),
                new ImageInfo(ImageFormat.JPEG, 900, 600, false, 1, 1000),
                BYTES,
                Preset.WEB_PAGE,
                KeyNaming.byStem(),
                _ -> true);
    }

    private static Source source() {
        return Source.of("a.jpg", BYTES);
    }
}
