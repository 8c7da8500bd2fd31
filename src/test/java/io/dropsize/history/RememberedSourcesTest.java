package io.dropsize.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.ErrorKind;
import io.dropsize.image.ImageInput;
import io.dropsize.pipeline.journal.JournalEntry;
import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.journal.JournalStep;
import io.dropsize.pipeline.journal.Origin;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.MissingDestination;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.settings.json.JsonPresets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** How a later run restores the sources of an earlier one, whatever their names are. */
class RememberedSourcesTest {
    @TempDir Path folder;
    private final List<SqliteJournal> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(SqliteJournal::close);
    }

    /** Names are bytes on Linux, and may be text in another encoding than the system's. */
    @ParameterizedTest
    @EnabledOnOs(OS.LINUX)
    @ValueSource(strings = {"caf%E9.jpg", "caf%C3%A9.jpg", "a%20b%2520.jpg", "file:x.jpg"})
    void aFileIsFoundAgainWhateverBytesItsNameIsMadeOf(String name) {
        Path file = Path.of(URI.create(folder.toUri() + name));
        accept(Source.of(file));

        assertThat(unfinished())
                .singleElement()
                .satisfies(
                        back -> {
                            assertThat(back.source().file()).contains(file);
                            assertThat(back.outcome()).isNull();
                        });
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aNameThatWasTextInTheLastRunsEncodingIsFoundInThisOnes() throws SQLException {
        accept(Source.of(folder.resolve("x.jpg")));
        change("file = '" + folder + "/caf\u00e9 1.jpg'");

        assertThat(unfinished().getFirst().source().file())
                .contains(Path.of(URI.create(folder.toUri() + "caf%C3%A9%201.jpg")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file = 'file:nowhere'",
                "preset = '{'",
                "step = 'OF_THE_FUTURE'",
                "step = 'DONE'",
                "step = 'FAILED'",
                "accepted = 'today'"
            })
    void anUnreadableRowIsRestoredAsAFailure(String change) throws SQLException {
        accept(Source.of(folder.resolve("a.jpg")), Source.of(folder.resolve("b.jpg")));
        change(change + " WHERE name = 'a.jpg'");

        List<JournalEntry> left = unfinished();

        assertThat(left).extracting(back -> back.source().name()).containsExactly("a.jpg", "b.jpg");
        Outcome.Failed failed = (Outcome.Failed) Objects.requireNonNull(left.get(0).outcome());
        assertThat(failed.error().kind()).isEqualTo(ErrorKind.NOTE_UNREADABLE);
        assertThat(failed.error().context()).containsExactly("a.jpg");
        assertThat(left.get(1).outcome()).isNull();
    }

    @Test
    void aRowThatIsNotUnderstoodStaysAsItIsUntilItIsDismissed() throws SQLException {
        accept(Source.of(folder.resolve("a.jpg")));
        change("step = 'OF_THE_FUTURE'");
        JournalEntry back = unfinished().getFirst();

        back.line().write(new JournalStep.Released(request(back.source())));
        close();
        assertThat(unfinished()).singleElement().extracting(JournalEntry::outcome).isNotNull();
        unfinished().getFirst().line().write(new JournalStep.Dismissed());
        close();

        assertThat(unfinished()).isEmpty();
    }

    @Test
    void anImageOnTheWebIsLoadedAgainInTheNextRun() {
        URI address = URI.create("https://example.com/a.jpg?x=1");
        accept(Source.of(address));

        assertThat(unfinished())
                .singleElement()
                .extracting(back -> back.source().address())
                .isEqualTo(address);
    }

    @Test
    void anImageThatWasLoadedFromTheWebIsThereInTheNextRunAndGoneOnceItIsUploaded() {
        JobRequest request = request(Source.of(URI.create("https://example.com/a")));
        JournalLine line =
                journal().begin(Origin.WINDOW).accept(List.of(request), false).getFirst();
        Source kept = line.keep(Source.of("harbour.png", new byte[] {1, 2, 3}));
        assertThat(kept.input()).isInstanceOf(ImageInput.Kept.class);
        close();

        JournalEntry back = unfinished().getFirst();

        assertThat(back.source().isFetched()).isTrue();
        assertThat(back.source().name()).isEqualTo("harbour.png");
        assertThat(back.source().file()).isEmpty();
        assertThat(back.source().bytes()).containsExactly(1, 2, 3);
        assertThat(kept()).hasSize(1);
        back.line().write(new JournalStep.Dismissed());
        close();
        assertThat(kept()).isEmpty();
    }

    @Test
    void anImageWhoseKeptBytesGotLostIsLoadedAgain() throws IOException {
        URI address = URI.create("https://example.com/a");
        JournalLine line =
                journal()
                        .begin(Origin.WINDOW)
                        .accept(List.of(request(Source.of(address))), false)
                        .getFirst();
        line.keep(Source.of("harbour.png", new byte[] {1, 2, 3}));
        close();
        Files.delete(folder.resolve("journal/kept").resolve(kept().getFirst()));

        assertThat(unfinished())
                .singleElement()
                .extracting(back -> back.source().address())
                .isEqualTo(address);
    }

    @Test
    void anImageThatIsLoadedOnceMoreForReviewWaitsForTheUserInTheNextRun() {
        JobRequest request = request(Source.of(URI.create("https://example.com/a")));
        JournalLine line = journal().begin(Origin.WINDOW).accept(List.of(request), true).getFirst();
        line.write(new JournalStep.Ended(new Outcome.Cancelled()));
        line.write(new JournalStep.Held(request));
        close();

        assertThat(unfinished())
                .singleElement()
                .matches(back -> back.held() && back.outcome() == null);
    }

    @Test
    void theBytesOfAClosedBatchAreSweptAway() throws IOException {
        var batch = journal().begin(Origin.WINDOW);
        batch.accept(List.of(request(Source.of("pasted.png", new byte[] {1}))), false)
                .getFirst()
                .write(new JournalStep.Ended(new Outcome.Cancelled()));
        batch.close();
        close();
        Files.setLastModifiedTime(
                folder.resolve("journal/kept").resolve(kept().getFirst()), FileTime.fromMillis(0));

        unfinished();

        assertThat(kept()).isEmpty();
    }

    @Test
    void theBytesOfACommandThatDidNotEndAreThereAfterTheWindowWasOpen() throws IOException {
        JobRequest request = request(Source.of(URI.create("https://example.com/a")));
        journal()
                .begin(Origin.COMMAND)
                .accept(List.of(request), false)
                .getFirst()
                .keep(Source.of("harbour.png", new byte[] {1, 2, 3}));
        close();
        Path file = folder.resolve("journal/kept").resolve(kept().getFirst());
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));

        unfinished();
        close();

        assertThat(journal().unfinished(Origin.COMMAND))
                .singleElement()
                .satisfies(back -> assertThat(back.source().bytes()).containsExactly(1, 2, 3));
    }

    private List<String> kept() {
        String[] names = folder.resolve("journal").resolve("kept").toFile().list();
        return names == null ? List.of() : List.of(names);
    }

    private void accept(Source... sources) {
        List<JobRequest> jobs = Stream.of(sources).map(RememberedSourcesTest::request).toList();
        journal().begin(Origin.WINDOW).accept(jobs, false);
        close();
    }

    private static JobRequest request(Source source) {
        return new JobRequest(
                source, Preset.WEB_1600, new MissingDestination("blog"), LocalDate.EPOCH, null);
    }

    private List<JournalEntry> unfinished() {
        return journal().unfinished(Origin.WINDOW);
    }

    private SqliteJournal journal() {
        SqliteJournal journal = new SqliteJournal(folder.resolve("journal"), new JsonPresets());
        opened.add(journal);
        return journal;
    }

    private void change(String what) throws SQLException {
        String file = folder.resolve("journal").resolve("journal.db").toString();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE job SET " + what);
        }
    }
}
