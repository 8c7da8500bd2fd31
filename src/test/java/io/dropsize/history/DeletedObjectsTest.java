package io.dropsize.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.RenderSpec;
import io.dropsize.pipeline.journal.Deletions;
import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.journal.JournalStep;
import io.dropsize.pipeline.journal.Origin;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.MissingDestination;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Published;
import io.dropsize.settings.json.JsonPresets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The history records which uploads no longer exist in their bucket. */
class DeletedObjectsTest {
    @TempDir Path folder;
    private final List<DropsizeException> problems = new ArrayList<>();
    private SqliteJournal journal;

    @BeforeEach
    void open() {
        journal = new SqliteJournal(folder, new JsonPresets());
        journal.onProblem(problems::add);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void aDeletedObjectIsMarkedAndStaysSoAfterARestart() {
        upload("a.jpg");
        upload("b.jpg");

        journal.deletions().deleted(List.of(link("a.jpg")));

        assertThat(deletedKeys()).containsExactly("a.jpg");
        journal.close();
        open();
        assertThat(deletedKeys()).containsExactly("a.jpg");
    }

    @Test
    void objectsMissingInACompleteListingAreMarkedDeletedAndListedOnesRestored() {
        upload("a.jpg");
        upload("b.jpg");
        Deletions deletions = journal.deletions();
        deletions.deleted(List.of(link("b.jpg")));

        deletions.listed("blog", later(), Set.of("b.jpg"), key -> Optional.of(link(key)));

        assertThat(deletedKeys()).containsExactly("a.jpg");
    }

    @Test
    void anUploadAfterTheListingBeganIsNotMissed() {
        Instant begun = Instant.now();
        upload("a.jpg");

        journal.deletions().listed("blog", begun, Set.of(), key -> Optional.of(link(key)));

        assertThat(deletedKeys()).isEmpty();
    }

    @Test
    void anotherBucketUnderTheSameNameSaysNothingOfEarlierUploads() {
        upload("a.jpg");

        journal.deletions()
                .listed(
                        "blog",
                        later(),
                        Set.of(),
                        key -> Optional.of(URI.create("http://other/" + key)));

        assertThat(deletedKeys()).isEmpty();
    }

    @Test
    void aKeyThatNoListingOfImagesShowsIsNotMissed() {
        upload("a");

        journal.deletions().listed("blog", later(), Set.of(), key -> Optional.of(link(key)));

        assertThat(deletedKeys()).isEmpty();
    }

    @Test
    void anImageThatIsUploadedAgainIsThereAgain() {
        upload("a.jpg");
        journal.deletions().deleted(List.of(link("a.jpg")));

        upload("a.jpg");

        assertThat(deletedKeys()).isEmpty();
    }

    @Test
    void aJournalOfTheFirstVersionIsKeptWholeAndTakesDeletions() throws Exception {
        writeVersionOne();

        assertThat(journal.uploads().page("", false, null, 9))
                .extracting(PastUpload::name)
                .containsExactly("notes.jpg", "beach.jpg");
        assertThat(journal.uploads().page("beach", false, null, 9))
                .singleElement()
                .satisfies(
                        upload -> {
                            assertThat(upload.isAvailable()).isTrue();
                            assertThat(upload.contentKey()).isEqualTo("r1");
                            assertThat(upload.file()).isEqualTo(Path.of("/pictures/beach.jpg"));
                            assertThat(upload.sourceBytes()).isEqualTo(900_000);
                        });
        assertThat(journal.paused()).isTrue();
        assertThat(journal.unfinished(Origin.WINDOW)).hasSize(3);

        journal.deletions().deleted(List.of(link("2026/beach.jpg")));

        assertThat(deletedKeys()).containsExactly("2026/beach.jpg");
        assertThat(problems).isEmpty();
    }

    private void writeVersionOne() throws IOException, SQLException {
        try (InputStream sql =
                        Objects.requireNonNull(
                                getClass().getResourceAsStream("/history/journal-version-1.sql"));
                Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
                Statement statement = connection.createStatement()) {
            String all = new String(sql.readAllBytes(), StandardCharsets.UTF_8);
            for (String one : all.split(";\\R")) {
                statement.execute(one);
            }
        }
    }

    private List<String> deletedKeys() {
        return journal.uploads().page("", false, null, 9).stream()
                .filter(PastUpload::deleted)
                .map(upload -> Objects.requireNonNull(upload.key()))
                .toList();
    }

    private void upload(String key) {
        JobRequest request =
                new JobRequest(
                        Source.of(folder.resolve(key)),
                        Preset.WEB_1600,
                        new MissingDestination("blog"),
                        LocalDate.EPOCH,
                        null);
        JournalLine line = journal.begin(Origin.WINDOW).accept(List.of(request), false).getFirst();
        Plan plan =
                new Plan(
                        request.source(),
                        new ImageInfo(ImageFormat.PNG, 1600, 1200, true, 1, 5000),
                        new RenderSpec(
                                800, 600, false, ImageFormat.WEBP, 70, MetadataPolicy.REMOVE_ALL),
                        key,
                        "r-" + key);
        line.write(new JournalStep.Planned(plan));
        line.write(
                new JournalStep.Ended(
                        new Outcome.Done(plan, 42, new Published(key, link(key), false, null))));
        journal.opened().orElseThrow().writer().write(_ -> {}).join(); // It is written now.
    }

    private static URI link(String key) {
        return URI.create("http://x/" + key);
    }

    private static Instant later() {
        return Instant.now().plusSeconds(60);
    }
}
