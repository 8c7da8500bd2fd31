package io.dropsize.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
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
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class HistoryRemovalTest {
    @TempDir Path folder;
    private final List<SqliteJournal> opened = new ArrayList<>();
    private final List<DropsizeException> problems = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(SqliteJournal::close);
    }

    @Test
    void aRowThatStaysInTheListDoesNotWriteToARowThatIsAddedLater() {
        SqliteJournal journal = journal();
        List<JournalLine> earlier = accept(journal, Origin.WINDOW, "a", 5);
        earlier.forEach(HistoryRemovalTest::fail);
        journal.uploads().clear();
        accept(journal, Origin.WINDOW, "b", 5);

        earlier.forEach(line -> line.write(new JournalStep.Dismissed()));
        awaitWrites(journal);

        assertThat(names(journal().unfinished(Origin.WINDOW)))
                .containsExactly("b0.jpg", "b1.jpg", "b2.jpg", "b3.jpg", "b4.jpg");
    }

    @Test
    void theRetryOfARemovedFailureIsRemembered() {
        SqliteJournal journal = journal();
        JournalLine line = accept(journal, Origin.WINDOW, "a", 1).getFirst();
        fail(line);
        awaitWrites(journal);
        journal.uploads().remove(journal.uploads().page("", true, null, 1));
        assertThat(journal.uploads().page("", true, null, 1)).isEmpty();

        line.write(new JournalStep.Released(request("a0.jpg")));
        awaitWrites(journal);

        List<JournalEntry> left = journal().unfinished(Origin.WINDOW);
        assertThat(names(left)).containsExactly("a0.jpg");
        assertThat(left.getFirst().outcome()).isNull();
    }

    @Test
    void aRowThatCameBackAtTheStartCanBeRetriedAfterItsRemoval() {
        List<JournalLine> lines = accept(journal(), Origin.WINDOW, "a", 2);
        lines.forEach(HistoryRemovalTest::fail);
        closeAll();
        SqliteJournal journal = journal();
        JournalLine line = journal.unfinished(Origin.WINDOW).getLast().line();
        journal.uploads().clear();

        line.write(new JournalStep.Released(request("a1.jpg")));
        awaitWrites(journal);

        assertThat(names(journal().unfinished(Origin.WINDOW))).containsExactly("a1.jpg");
    }

    @Test
    void aCommandThatIsRunningKeepsItsRows() {
        SqliteJournal command = journal();
        List<JournalLine> lines = accept(command, Origin.COMMAND, "a", 2);
        fail(lines.getLast());
        awaitWrites(command);
        SqliteJournal window = journal();
        window.uploads().clear();
        accept(window, Origin.WINDOW, "b", 1);

        lines.getLast().write(new JournalStep.Dismissed());
        awaitWrites(command);

        assertThat(names(journal().unfinished(Origin.WINDOW))).containsExactly("b0.jpg");
    }

    @Test
    void theRowsOfAnEarlierVersionAreStillThere() throws SQLException {
        SqliteJournal journal = journal();
        accept(journal, Origin.WINDOW, "a", 3).forEach(HistoryRemovalTest::fail);
        closeAll();
        asVersionOne();

        SqliteJournal next = journal();

        assertThat(names(next.unfinished(Origin.WINDOW)))
                .containsExactly("a0.jpg", "a1.jpg", "a2.jpg");
        next.uploads().clear();
        accept(next, Origin.WINDOW, "b", 1);
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet id = statement.executeQuery("SELECT id FROM job")) {
            assertThat(id.getLong(1)).isEqualTo(4);
        }
        assertThat(problems).isEmpty();
    }

    /** Version 1 had the same table without AUTOINCREMENT. */
    private void asVersionOne() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            // Of version 9.
            statement.execute("ALTER TABLE job RENAME COLUMN content_key TO recipe");
            // Of version 8.
            statement.execute("DROP INDEX job_mirrors");
            statement.execute("ALTER TABLE job DROP COLUMN mirrors");
            for (String column : List.of("placeholder", "thumbhash", "blurhash")) {
                statement.execute("ALTER TABLE job DROP COLUMN " + column); // Of version 7.
            }
            // Of version 6.
            statement.execute("DROP TABLE description");
            statement.execute("DROP INDEX job_link");
            statement.execute("ALTER TABLE job DROP COLUMN alt");
            statement.execute("ALTER TABLE job DROP COLUMN title");
            // Of version 5.
            statement.execute("DROP TRIGGER variant_removed");
            statement.execute("DROP TABLE variant");
            statement.execute("ALTER TABLE job DROP COLUMN color");
            for (String column : List.of("prefix", "path", "number", "uuid")) {
                statement.execute("ALTER TABLE job DROP COLUMN " + column); // Of version 4.
            }
            String table;
            try (ResultSet sql =
                    statement.executeQuery("SELECT sql FROM sqlite_master WHERE name = 'job'")) {
                table = sql.getString(1);
            }
            statement.execute("ALTER TABLE job RENAME TO rebuilt");
            statement.execute(table.replace(" AUTOINCREMENT", ""));
            statement.execute("INSERT INTO job SELECT * FROM rebuilt");
            statement.execute("DROP TABLE rebuilt");
            statement.execute("DROP TABLE deleted_object"); // Of version 2.
            statement.execute("PRAGMA user_version = 1");
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
    }

    private static List<String> names(List<JournalEntry> left) {
        assertThat(left).noneMatch(JournalEntry::dismissed);
        return left.stream().map(one -> one.source().name()).toList();
    }

    private SqliteJournal journal() {
        SqliteJournal journal = new SqliteJournal(folder, new JsonPresets());
        journal.onProblem(problems::add);
        opened.add(journal);
        return journal;
    }

    private void closeAll() {
        opened.forEach(SqliteJournal::close);
    }

    private static void awaitWrites(SqliteJournal journal) {
        journal.opened().orElseThrow().writer().write(_ -> {}).join();
    }

    private List<JournalLine> accept(SqliteJournal journal, Origin origin, String name, int count) {
        List<JobRequest> jobs =
                IntStream.range(0, count).mapToObj(i -> request(name + i + ".jpg")).toList();
        return journal.begin(origin).accept(jobs, false);
    }

    private JobRequest request(String name) {
        return new JobRequest(
                Source.of(folder.resolve(name)), Preset.WEB_1600, new MissingDestination("blog"));
    }

    private static void fail(JournalLine line) {
        line.write(
                new JournalStep.Ended(
                        new Outcome.Failed(new DropsizeException(ErrorKind.TIMEOUT, "host"))));
    }
}
