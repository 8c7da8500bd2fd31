package io.dropsize.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.image.Chroma;
import io.dropsize.image.Coding;
import io.dropsize.image.ImageFormat;
import io.dropsize.image.ImageInfo;
import io.dropsize.image.ImageInput;
import io.dropsize.image.MetadataPolicy;
import io.dropsize.image.Quality;
import io.dropsize.image.RenderSpec;
import io.dropsize.pipeline.journal.Journal;
import io.dropsize.pipeline.journal.JournalBatch;
import io.dropsize.pipeline.journal.JournalEntry;
import io.dropsize.pipeline.journal.JournalLine;
import io.dropsize.pipeline.journal.JournalStep;
import io.dropsize.pipeline.journal.Origin;
import io.dropsize.pipeline.plan.Fit;
import io.dropsize.pipeline.plan.OutputFormat;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.SizeRule;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.JobRequest;
import io.dropsize.pipeline.publish.MissingDestination;
import io.dropsize.pipeline.publish.Outcome;
import io.dropsize.pipeline.publish.Published;
import io.dropsize.settings.json.JsonPresets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class SqliteJournalTest {
    private static final Preset CARDS =
            new Preset(
                    "Cards, 2 × 1",
                    new SizeRule.Box(1200, 630, Fit.COVER),
                    OutputFormat.WEBP,
                    new Coding(new Quality.AtMost(90_000), false, true, Chroma.FULL),
                    MetadataPolicy.KEEP_COPYRIGHT,
                    true);

    @TempDir Path folder;
    private final List<SqliteJournal> opened = new ArrayList<>();
    private final List<DropsizeException> problems = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(SqliteJournal::close);
    }

    @Test
    void whatWasAcceptedIsThereAfterAKillInOrderAndAsItWas() {
        List<JobRequest> jobs =
                IntStream.range(0, 700).mapToObj(i -> request("p" + i + ".jpg")).toList();
        JournalBatch batch = journal().begin(Origin.WINDOW);
        batch.accept(jobs.subList(0, 300), false);
        batch.accept(jobs.subList(300, 700), false);

        List<JournalEntry> left =
                journal().unfinished(Origin.WINDOW); // The first one is never closed.

        assertThat(left).hasSize(700);
        for (int i = 0; i < 700; i++) {
            assertThat(left.get(i).source()).isEqualTo(jobs.get(i).source());
        }
        assertThat(left.getFirst().preset()).isEqualTo(CARDS);
        assertThat(left.getFirst().destination()).isEqualTo("blog");
        assertThat(left.getFirst().date()).isEqualTo(LocalDate.EPOCH);
        assertThat(left.getFirst().outcome()).isNull();
    }

    @Test
    void whetherTheWindowHasUnfinishedJobsIsKnownBeforeTheJournalIsOpened() {
        assertThat(journal().mayHaveUnfinished(Origin.WINDOW)).isFalse();
        SqliteJournal killed = journal();
        accept(killed, 1);
        assertThat(journal().mayHaveUnfinished(Origin.WINDOW)).as("after a kill").isTrue();

        killed.close();
        assertThat(journal().mayHaveUnfinished(Origin.WINDOW)).as("after a quit").isTrue();

        SqliteJournal next = journal();
        next.unfinished(Origin.WINDOW).getFirst().line().write(new JournalStep.Dismissed());
        next.close();
        assertThat(journal().mayHaveUnfinished(Origin.WINDOW)).as("after it was removed").isFalse();
    }

    @Test
    void jobsOfCommandsAreNotExpectedByTheWindow() {
        SqliteJournal journal = journal();
        journal.begin(Origin.COMMAND).accept(List.of(request("a.jpg")), false);

        assertThat(journal().mayHaveUnfinished(Origin.WINDOW)).isFalse();
    }

    /** Files that the window is opened with may be accepted before it restores earlier jobs. */
    @Test
    void jobsOfThisRunAreNotRestored() {
        accept(journal(), 2);
        opened.forEach(SqliteJournal::close);
        SqliteJournal journal = journal();
        accept(journal, 3);

        assertThat(journal.unfinished(Origin.WINDOW)).hasSize(2);
    }

    @Test
    void aBatchThatIsNotAtItsEndComesBackWholeWithWhatIsDone() {
        List<JournalLine> lines = accept(journal(), 3);
        done(lines.getFirst(), "2026/a.jpg", "r1");
        lines.get(1).write(new JournalStep.Planned(plan("2026/b.jpg", "r2")));
        lines.get(1).write(new JournalStep.Encoded(77));
        opened.forEach(SqliteJournal::close);

        List<JournalEntry> left = journal().unfinished(Origin.WINDOW);

        assertThat(left).hasSize(3);
        Outcome.Done first = (Outcome.Done) Objects.requireNonNull(left.getFirst().outcome());
        assertThat(first.published().link()).isEqualTo(URI.create("http://x/2026/a.jpg"));
        assertThat(first.plan().spec().width()).isEqualTo(800);
        assertThat(first.bytes()).isEqualTo(42);
        assertThat(left.get(1).outcome()).isNull();
        assertThat(Objects.requireNonNull(left.get(1).planned()).copies().getFirst().key())
                .isEqualTo("2026/b.jpg");
        assertThat(left.get(2).planned()).isNull();
    }

    @Test
    void whatIsOverDoesNotComeBackButFailuresDoUntilTheyAreDismissed() {
        List<JournalLine> lines = accept(journal(), 2);
        done(lines.getFirst(), "a", "r1");
        DropsizeException error = new DropsizeException(ErrorKind.WRONG_REGION, "b", "eu");
        lines.get(1).write(new JournalStep.Ended(new Outcome.Failed(error)));
        opened.forEach(SqliteJournal::close);

        List<JournalEntry> left = journal().unfinished(Origin.WINDOW);
        Outcome.Failed failed = (Outcome.Failed) Objects.requireNonNull(left.get(1).outcome());
        assertThat(failed.error().kind()).isEqualTo(ErrorKind.WRONG_REGION);
        assertThat(failed.error().context()).containsExactly("b", "eu");

        left.get(1).line().write(new JournalStep.Dismissed());
        opened.forEach(SqliteJournal::close);
        assertThat(journal().unfinished(Origin.WINDOW)).isEmpty();
    }

    @Test
    void pastedBytesAreKeptUntilTheyAreUploaded() throws IOException {
        JobRequest pasted = request(Source.of("Pasted.png", new byte[] {1, 2, 3}));
        JournalBatch batch = journal().begin(Origin.WINDOW);
        JournalLine line = batch.accept(List.of(pasted), false).getFirst();

        JournalEntry left = journal().unfinished(Origin.WINDOW).getFirst();
        assertThat(left.source().name()).isEqualTo("Pasted.png");
        assertThat(left.source().bytes()).containsExactly(1, 2, 3);
        assertThat(files("kept")).hasSize(1);

        done(line, "a", "r");
        opened.forEach(SqliteJournal::close);
        assertThat(files("kept")).isEmpty();
    }

    @Test
    void pastedBytesStayUntilItIsWrittenDownThatTheyAreUploaded() throws Exception {
        JobRequest pasted = request(Source.of("Pasted.png", new byte[] {1, 2, 3}));
        JournalLine line = journal().begin(Origin.WINDOW).accept(List.of(pasted), false).getFirst();

        try (Connection other = connect();
                Statement busy = other.createStatement()) {
            busy.execute("BEGIN IMMEDIATE");
            done(line, "a", "r");
            assertThat(files("kept")).hasSize(1);
            busy.execute("COMMIT");
        }

        opened.forEach(SqliteJournal::close);
        assertThat(files("kept")).isEmpty();
    }

    @Test
    void uploadedAndPastedFilesAreReadableByTheirOwnerOnly() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        Path mine = folder.resolve("data").resolve("journal");
        Files.createDirectories(mine); // as earlier versions made it
        Files.setPosixFilePermissions(mine, PosixFilePermissions.fromString("rwxr-xr-x"));

        accept(journal(mine), 1);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(mine)))
                .isEqualTo("rwx------");
    }

    @Test
    void whatIsPastedWhileTheLastRunIsReadIsNotSweptAway() throws IOException {
        PastedSources kept = new PastedSources(folder.resolve("kept"));
        Files.createDirectories(folder.resolve("kept"));
        stray(folder.resolve("kept"));
        String pasted = kept.keep(ImageInput.of("pasted.png", new byte[] {1}));

        kept.sweep(Set.of());

        assertThat(files("kept")).containsExactly(kept.file(pasted));
    }

    @Test
    void largeImagesAreKeptWithoutBeingReadIntoMemory() throws IOException {
        int size = 64 << 20;
        Path large = folder.resolve("large.png");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(size);
        }
        PastedSources kept = new PastedSources(folder.resolve("kept"));
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();

        String name = kept.keep(ImageInput.kept("large.png", large));

        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(size / 4);
        assertThat(kept.file(name)).hasSize(size);
    }

    @Test
    void aFileOfTheProgramIsKeptWithoutWritingItsBytesAgain() throws IOException {
        Path body = Files.write(folder.resolve("body"), new byte[] {1, 2});
        assumeTrue(Files.readAttributes(body, BasicFileAttributes.class).fileKey() != null);
        Source sent = Source.kept("a.png", "a.png", body);

        JournalLine line =
                journal().begin(Origin.ENDPOINT).accept(List.of(request(sent)), false).getFirst();

        Path kept = files("kept").getFirst();
        assertThat(Files.isSameFile(kept, body)).isTrue();
        assertThat(line.source(sent)).isEqualTo(Source.kept("a.png", "a.png", kept));
    }

    @Test
    void anImageThatCannotBeKeptLeavesNoFile() throws IOException {
        PastedSources kept = new PastedSources(folder.resolve("kept"));
        ImageInput gone = ImageInput.kept("gone.png", folder.resolve("gone"));

        assertThatThrownBy(() -> kept.keep(gone)).isInstanceOf(IOException.class);

        assertThat(files("kept")).isEmpty();
    }

    private static void stray(Path folder) throws IOException {
        Path stray = Files.writeString(folder.resolve("stray"), "x");
        Files.setLastModifiedTime(stray, FileTime.fromMillis(0));
    }

    @Test
    void unneededBytesAreDeleted() throws IOException {
        Files.createDirectories(folder.resolve("kept"));
        stray(folder.resolve("kept"));

        journal().unfinished(Origin.WINDOW);

        assertThat(files("kept")).isEmpty();
    }

    @Test
    void commandsLeaveEachOtherAloneUntilOneHasEnded() {
        SqliteJournal alive = journal();
        JournalBatch batch = alive.begin(Origin.COMMAND);
        batch.accept(List.of(request("a.jpg")), false);

        assertThat(journal().unfinished(Origin.COMMAND)).isEmpty();
        assertThat(journal().unfinished(Origin.WINDOW)).isEmpty();
        alive.close();
        assertThat(journal().unfinished(Origin.COMMAND)).hasSize(1);
        assertThat(journal().unfinished(Origin.COMMAND)).isEmpty(); // The previous one has it now.
    }

    @Test
    void aBatchOfACommandIsOverWhenItIsClosed() {
        SqliteJournal journal = journal();
        JournalBatch batch = journal.begin(Origin.COMMAND);
        done(batch.accept(List.of(request("a.jpg")), false).getFirst(), "a", "r");
        journal.close();

        SqliteJournal next = journal();
        List<JournalEntry> left = next.unfinished(Origin.COMMAND);
        assertThat(left).hasSize(1);
        left.getFirst().batch().close();
        next.close();
        assertThat(journal().unfinished(Origin.COMMAND)).isEmpty();
    }

    @Test
    void whatWasUploadedIsKnownByDestinationAndContentKey() {
        SqliteJournal journal = journal();
        List<JournalLine> lines = accept(journal, 2);
        done(lines.getFirst(), "a.jpg", "r1");
        journal.close();

        assertThat(journal().key("blog", "r1")).contains("a.jpg");
        assertThat(journal().key("blog", "r2")).isEmpty();
        assertThat(journal().key("shop", "r1")).isEmpty();
    }

    @Test
    void itRemembersThatTheUserHadPaused() {
        SqliteJournal journal = journal();
        assertThat(journal.paused()).isFalse();
        journal.pause(true);
        journal.close();

        assertThat(journal().paused()).isTrue();
    }

    @Test
    void invalidFilesAreBackedUpAndReported() throws IOException {
        Files.writeString(folder.resolve("journal.db"), "no database at all ".repeat(400));

        assertThat(accept(journal(), 1).getFirst()).isNotSameAs(JournalLine.NONE);

        assertThat(problems)
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.kind()).isEqualTo(ErrorKind.JOURNAL_BROKEN);
                            assertThat(Path.of(problem.context().getFirst()))
                                    .content()
                                    .startsWith("no database");
                        });
        assertThat(journal().unfinished(Origin.WINDOW)).hasSize(1);
    }

    @Test
    void aTornPageIsFoundBeforeItDoesHarm() throws IOException {
        SqliteJournal first = journal();
        accept(first, 500);
        first.close();
        Path file = folder.resolve("journal.db");
        byte[] bytes = Files.readAllBytes(file);
        java.util.Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 0x55);
        Files.write(file, bytes);

        assertThat(journal().unfinished(Origin.WINDOW)).isEmpty();

        assertThat(problems)
                .extracting(DropsizeException::kind)
                .containsExactly(ErrorKind.JOURNAL_BROKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE setting",
                "ALTER TABLE job DROP COLUMN accepted",
                "PRAGMA user_version = 0",
                "PRAGMA user_version = -1"
            })
    void aFileWithoutItsTablesIsBackedUpAndReported(String damage) throws SQLException {
        accept(journal(), 1);
        opened.forEach(SqliteJournal::close);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(damage);
        }

        assertThat(accept(journal(), 1).getFirst()).isNotSameAs(JournalLine.NONE);

        assertThat(problems)
                .extracting(DropsizeException::kind)
                .containsExactly(ErrorKind.JOURNAL_BROKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"what?", "50%3F", "a#b", "a b & ü"})
    void aFolderMayHaveAnyName(String name) {
        Path odd = folder.resolve(name);

        accept(journal(odd), 1);

        assertThat(problems).isEmpty();
        assertThat(odd.resolve("journal.db")).isRegularFile();
        assertThat(journal(odd).unfinished(Origin.WINDOW)).hasSize(1);
    }

    @Test
    void closingEndsTheWaitForALockThatAnotherProgramHolds() throws Exception {
        try (FileChannel held =
                        FileChannel.open(
                                folder.resolve("journal.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var _ = held.lock()) {
            SqliteJournal journal = journal();
            var lines = CompletableFuture.supplyAsync(() -> accept(journal, 1));

            journal.close();

            assertThat(lines.get()).containsOnly(JournalLine.NONE);
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void theProgramThatHoldsTheLockIsNamed() throws Exception {
        try (FileChannel held =
                        FileChannel.open(
                                folder.resolve("journal.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var _ = held.lock()) {
            assertThat(accept(journal(), 1)).containsOnly(JournalLine.NONE);
        }

        assertThat(problems)
                .extracting(DropsizeException::kind)
                .containsExactly(ErrorKind.JOURNAL_LOCKED);
        String me = System.getProperty("os.name").equals("Linux") ? " (java, process " : "";
        assertThat(ErrorText.of(problems.getFirst())).contains("another program" + me);
    }

    @Test
    void aFifoInPlaceOfTheLockIsReported() throws Exception {
        Path lock = folder.resolve("journal.lock");
        assumeTrue(new ProcessBuilder("mkfifo", lock.toString()).start().waitFor() == 0);

        assertThat(accept(journal(), 1)).containsOnly(JournalLine.NONE);

        assertThat(problems)
                .extracting(DropsizeException::kind)
                .containsExactly(ErrorKind.JOURNAL_OFF);
    }

    @Test
    void anUnwritableFolderIsReportedOnceAndJobsAreNotRecorded() throws IOException {
        Files.writeString(folder.resolve("file"), "x");
        SqliteJournal journal = journal(folder.resolve("file"));

        assertThat(accept(journal, 2)).containsOnly(JournalLine.NONE);
        journal.pause(true);

        assertThat(journal.unfinished(Origin.WINDOW)).isEmpty();
        assertThat(problems)
                .extracting(DropsizeException::kind)
                .containsExactly(ErrorKind.JOURNAL_OFF);
    }

    @Test
    void aFileOfALaterVersionIsLeftAlone() throws SQLException {
        accept(journal(), 1);
        opened.forEach(SqliteJournal::close);
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }

        assertThat(accept(journal(), 1)).containsOnly(JournalLine.NONE);
        assertThat(problems)
                .extracting(DropsizeException::kind)
                .containsExactly(ErrorKind.JOURNAL_NEWER);
    }

    @Test
    void aFailureThatALaterVersionNamesIsInTheHistoryAllTheSame() throws SQLException {
        JournalLine line = accept(journal(), 1).getFirst();
        line.write(
                new JournalStep.Ended(
                        new Outcome.Failed(new DropsizeException(ErrorKind.TIMEOUT, "host"))));
        opened.forEach(SqliteJournal::close);
        try (Connection later = connect();
                Statement statement = later.createStatement()) {
            statement.execute("UPDATE job SET error = 'OF_THE_FUTURE'");
        }

        assertThat(journal().uploads().page("", false, null, 10))
                .singleElement()
                .satisfies(
                        upload ->
                                assertThat(Objects.requireNonNull(upload.error()).kind())
                                        .isEqualTo(ErrorKind.INTERNAL));
    }

    @Test
    void theHistoryIsNewestFirstAndCanBeSearched() {
        SqliteJournal journal = journal();
        List<JournalLine> lines = accept(journal, 3);
        for (int i = 0; i < 3; i++) {
            done(lines.get(i), "2026/p" + i + "_100%.jpg", "r" + i);
        }
        journal.close();
        UploadHistory uploads = journal().uploads();

        List<PastUpload> page = uploads.page("", false, null, 2);
        assertThat(page)
                .extracting(PastUpload::key)
                .containsExactly("2026/p2_100%.jpg", "2026/p1_100%.jpg");
        assertThat(uploads.page("", false, page.getLast(), 2)).hasSize(1);
        assertThat(uploads.page("p1_", false, null, 9)).hasSize(1);
        assertThat(uploads.page("_p", false, null, 9)).isEmpty();
        assertThat(uploads.page("100% p1", false, null, 9)).hasSize(1);
        assertThat(uploads.page("", true, null, 9)).isEmpty();
    }

    @Test
    void aSearchForALongTextIsAnswered() {
        SqliteJournal journal = journal();
        done(accept(journal, 1).getFirst(), "2026/word.jpg", "r");
        journal.close();
        UploadHistory uploads = journal().uploads();

        assertThat(uploads.page("word ".repeat(2000), false, null, 9)).hasSize(1);
        assertThat(uploads.page("word".repeat(20_000), false, null, 9)).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void aSearchThatFailsIsNoReasonToStopRememberingJobs() throws SQLException {
        SqliteJournal journal = journal();
        accept(journal, 1);
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            statement.execute("ALTER TABLE job RENAME COLUMN published TO renamed");
        }

        assertThatThrownBy(() -> journal.uploads().page("a", false, null, 9))
                .hasMessageContaining("HISTORY_UNREADABLE");
        assertThat(problems).isEmpty();
    }

    @Test
    void theLastBatchIsKnownAfterARestart() {
        SqliteJournal journal = journal();
        assertThat(journal.uploads().lastBatch()).isEmpty();
        List<JournalLine> earlier = accept(journal, 3);
        earlier.forEach(line -> done(line, "2026/e" + earlier.indexOf(line) + ".jpg", "e"));
        List<JournalLine> last = accept(journal, 3);
        done(last.get(0), "2026/a.jpg", "a");
        done(last.get(2), "2026/c.jpg", "c");
        last.get(1)
                .write(
                        new JournalStep.Ended(
                                new Outcome.Failed(
                                        new DropsizeException(ErrorKind.TIMEOUT, "host"))));
        journal.close();

        UploadHistory uploads = journal().uploads();

        assertThat(uploads.lastBatch())
                .hasValueSatisfying(
                        batch -> {
                            assertThat(batch.images()).isEqualTo(2);
                            assertThat(batch.ended())
                                    .isEqualTo(
                                            uploads.page("c.jpg", false, null, 1)
                                                    .getFirst()
                                                    .when());
                        });
    }

    @Test
    void whatIsRemovedFromTheHistoryIsNotInTheFilesAnyMore() throws IOException {
        SqliteJournal journal = journal();
        done(accept(journal, 1).getFirst(), "wedding-of-ada.jpg", "r0");
        journal.opened().orElseThrow().writer().write(_ -> {}).join();
        UploadHistory uploads = journal.uploads();
        assertThat(content(folder)).contains("wedding-of-ada");

        uploads.clear();

        assertThat(content(folder)).doesNotContain("wedding-of-ada");
        assertThat(accept(journal, 1)).hasSize(1); // The journal continues.
    }

    private static String content(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void oneOrAllEntriesCanBeRemovedFromTheHistory() {
        SqliteJournal journal = journal();
        List<JournalLine> lines = accept(journal, 3);
        done(lines.get(0), "a.jpg", "r0");
        done(lines.get(1), "b.jpg", "r1");
        journal.close();
        UploadHistory uploads = journal().uploads();

        uploads.remove(uploads.page("b.jpg", false, null, 9));

        assertThat(uploads.page("", false, null, 9))
                .extracting(PastUpload::key)
                .containsExactly("a.jpg");
        uploads.clear();
        assertThat(uploads.page("", false, null, 9)).isEmpty();
    }

    private SqliteJournal journal() {
        return journal(folder);
    }

    private SqliteJournal journal(Path where) {
        SqliteJournal journal = new SqliteJournal(where, new JsonPresets());
        journal.onProblem(problems::add);
        opened.add(journal);
        return journal;
    }

    private List<JournalLine> accept(Journal journal, int count) {
        List<JobRequest> jobs =
                IntStream.range(0, count).mapToObj(i -> request("p" + i + ".jpg")).toList();
        return journal.begin(Origin.WINDOW).accept(jobs, false);
    }

    private JobRequest request(String name) {
        return request(Source.of(folder.resolve(name)));
    }

    private static JobRequest request(Source source) {
        return new JobRequest(source, CARDS, new MissingDestination("blog"), LocalDate.EPOCH, null);
    }

    private static void done(JournalLine line, String key, String contentKey) {
        Plan plan = plan(key, contentKey);
        line.write(new JournalStep.Planned(plan));
        line.write(new JournalStep.Encoded(42));
        line.write(new JournalStep.Uploaded());
        Published published =
                new Published(key, URI.create("http://x/" + key.replace("%", "")), false, null);
        line.write(new JournalStep.Ended(new Outcome.Done(plan, 42, published)));
    }

    private static Plan plan(String key, String contentKey) {
        return new Plan(
                Source.of("x", new byte[0]),
                new ImageInfo(ImageFormat.PNG, 1600, 1200, true, 1, 5000),
                new RenderSpec(800, 600, false, ImageFormat.WEBP, 70, MetadataPolicy.REMOVE_ALL),
                key,
                contentKey);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
    }

    private List<Path> files(String name) throws IOException {
        Path inside = folder.resolve(name);
        if (!Files.isDirectory(inside)) {
            return List.of();
        }
        try (var files = Files.list(inside)) {
            return files.toList();
        }
    }
}
