package io.dropsize.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.journal.JournalStep;
import io.dropsize.pipeline.journal.Origin;
import io.dropsize.pipeline.plan.KeyNaming;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Planner;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.MissingDestination;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Published;
import io.dropsize.settings.json.JsonPresets;
import io.dropsize.store.link.Description;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Alternative texts and titles in the journal. */
class DescriptionsTest {
    private static final byte[] BYTES = {1, 2, 3};
    private static final URI LINK = URI.create("http://x/a.jpg");
    private static final Description WORDS = new Description("A \"boat\"", "Harbour");

    @TempDir Path folder;
    private final List<SqliteJournal> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(SqliteJournal::close);
    }

    @Test
    void aDescriptionIsThereAfterAKill() {
        accept(source().with(WORDS));
        accept(source()).write(new JournalStep.Described(WORDS));
        JournalLine released = accept(source());
        released.write(new JournalStep.Released(request(source().with(WORDS))));
        accept(source());

        assertThat(restarted().unfinished(Origin.WINDOW))
                .extracting(entry -> entry.source().description())
                .containsExactlyInAnyOrder(WORDS, WORDS, WORDS, Description.NONE);
    }

    @Test
    void aDescriptionThatIsEnteredAfterTheUploadIsInTheHistory() {
        JournalLine line = accept(source());
        done(line);
        line.write(new JournalStep.Described(WORDS));

        SqliteJournal journal = restarted();
        assertThat(journal.uploads().page("", false, null, 9))
                .extracting(PastUpload::description)
                .containsExactly(WORDS);
        assertThat(journal.descriptions().of(LINK)).hasValue(WORDS);
    }

    @Test
    void anObjectIsDescribedInAllItsUploads() {
        done(accept(source()));
        done(accept(source()));
        SqliteJournal journal = restarted();

        assertThat(journal.descriptions().describe(LINK, WORDS).join()).isTrue();

        assertThat(journal.uploads().page("", false, null, 9))
                .extracting(PastUpload::description)
                .containsExactly(WORDS, WORDS);
    }

    @Test
    void theMetadataOfANewUploadDoesNotHideWhatTheUserHasEntered() {
        done(accept(source()));
        SqliteJournal journal = restarted();
        journal.descriptions().describe(LINK, WORDS);

        done(accept(source()), Description.of("in the metadata"));

        assertThat(restarted().descriptions().of(LINK)).hasValue(WORDS);
        assertThat(opened.getLast().uploads().page("", false, null, 9))
                .extracting(PastUpload::description)
                .containsExactly(WORDS, WORDS);
    }

    @Test
    void aTitleOfANewUploadDoesNotHideTheAlternativeText() {
        restarted().descriptions().describe(LINK, WORDS);
        JournalLine line = accept(source());
        done(line, Description.of("in the metadata"));

        line.write(new JournalStep.Described(new Description(null, "Quay")));

        assertThat(restarted().descriptions().of(LINK))
                .hasValue(new Description(WORDS.alt(), "Quay"));
    }

    @Test
    void aDescriptionThatIsEnteredWithOneUploadIsThatOfAllOfTheObject() {
        JournalLine first = accept(source());
        done(first);
        done(accept(source()), Description.of("in the metadata"));

        first.write(new JournalStep.Described(WORDS));

        SqliteJournal journal = restarted();
        assertThat(journal.descriptions().of(LINK)).hasValue(WORDS);
        assertThat(journal.description(LINK)).hasValue(WORDS);
        assertThat(journal.uploads().page("", false, null, 9))
                .extracting(PastUpload::description)
                .containsExactly(WORDS, WORDS);
    }

    @Test
    void listenersReceiveWhatIsEnteredInAnyView() {
        List<String> heard = new ArrayList<>();
        done(accept(source()));
        SqliteJournal journal = restarted();
        journal.descriptions().onChange((link, words) -> heard.add(link + " " + words.alt()));

        journal.descriptions().describe(LINK, Description.of("boat")).join();
        journal.uploads()
                .describe(
                        journal.uploads().page("", false, null, 9).getFirst(),
                        Description.of("ship"))
                .join();

        assertThat(heard).containsExactly(LINK + " boat", LINK + " ship");
    }

    @Test
    void theMetadataDescribesAnObjectThatNobodyElseHas() {
        done(accept(source()), Description.of("in the metadata"));

        assertThat(restarted().descriptions().of(LINK)).hasValue(Description.of("in the metadata"));
    }

    @Test
    void anObjectOfAnotherComputerKeepsItsDescriptionWhenTheHistoryIsCleared() {
        restarted().descriptions().describe(LINK, Description.of(""));
        SqliteJournal journal = restarted();
        assertThat(journal.descriptions().of(URI.create("http://x/b.jpg"))).isEmpty();

        journal.uploads().clear();

        assertThat(journal.descriptions().of(LINK)).hasValue(Description.of(""));
    }

    @Test
    void theDescriptionOfAnUploadIsRemovedWithItsEntry() {
        restarted().descriptions().describe(LINK, WORDS);
        done(accept(source()));
        SqliteJournal journal = restarted();
        assertThat(journal.descriptions().of(LINK)).hasValue(WORDS);

        journal.uploads().remove(journal.uploads().page("", false, null, 9));

        assertThat(journal.descriptions().of(LINK)).isEmpty();
    }

    @Test
    void aDescriptionThatCannotBeStoredIsReported() {
        SqliteJournal journal = restarted();
        journal.close();

        assertThat(journal.descriptions().describe(LINK, WORDS)).isCompletedWithValue(false);
    }

    private static void done(JournalLine line) {
        done(line, Description.NONE);
    }

    /**
     * @param words the source's description, completed from its metadata
     */
    private static void done(JournalLine line, Description words) {
        Plan plan =
                Planner.plan(
                        source().with(words),
                        new ImageInfo(ImageFormat.JPEG, 900, 600, false, 1, 1000),
                        BYTES,
                        Preset.WEB_1600,
                        KeyNaming.byStem(),
                        _ -> true);
        line.write(new JournalStep.Planned(plan));
        Published published = new Published("a.jpg", LINK, false, null);
        line.write(new JournalStep.Ended(new Outcome.Done(plan, 10, published)));
    }

    private SqliteJournal restarted() {
        opened.forEach(SqliteJournal::close);
        SqliteJournal journal = new SqliteJournal(folder, new JsonPresets());
        opened.add(journal);
        return journal;
    }

    private JournalLine accept(Source source) {
        SqliteJournal journal = opened.isEmpty() ? restarted() : opened.getLast();
        return journal.begin(Origin.WINDOW).accept(List.of(request(source)), false).getFirst();
    }

    private static JobRequest request(Source source) {
        return new JobRequest(
                source, Preset.WEB_1600, new MissingDestination("blog"), LocalDate.EPOCH, null);
    }

    private static Source source() {
        return Source.of("a.jpg", BYTES);
    }
}
