package io.dropsize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Destination;
import io.dropsize.testkit.MemoryStore;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class UploadCommandTest {
    private final JsonMapper json = new JsonMapper();
    private Terminal terminal;

    @BeforeEach
    void open(@TempDir Path home) {
        terminal = new Terminal(home);
    }

    @Test
    void printsOneLinkForEachSourceInTheOrderGiven() {
        List<String> files =
                IntStream.range(0, 20)
                        .mapToObj(i -> terminal.picture("p" + (20 - i) + ".jpg", 100 + i, 50))
                        .toList();

        int code = terminal.run(with("upload", files));

        assertThat(code).isZero();
        assertThat(terminal.lines()).hasSize(20);
        assertThat(terminal.lines().getFirst()).matches("http://pictures.test/.*/p20-.{8}.jpg");
        assertThat(terminal.lines().getLast()).matches("http://pictures.test/.*/p1-.{8}.jpg");
        assertThat(terminal.said()).isEmpty();
        assertThat(terminal.store.objects).hasSize(20);
    }

    @Test
    void aPathPrecedesTheKeyTemplateAndHasItsOwnCopy() {
        String picture = terminal.picture("写真 2026.jpg", 100, 50);
        String first = linkOf("--path", "/blog/2026/", picture);
        String again = linkOf("--path", "blog/2026", picture);
        String planned = linkOf("--path", "news", "--dry-run", picture);
        String elsewhere = linkOf("--path", "news", picture);

        assertThat(first)
                .matches("http://pictures.test/blog/2026/\\d{4}/\\d\\d/[%A-F0-9]*-2026-.{8}.jpg");
        assertThat(again).isEqualTo(first);
        assertThat(elsewhere).isEqualTo(planned).startsWith("http://pictures.test/news/");
        assertThat(terminal.store.objects).hasSize(2);
    }

    @Test
    void aPathThatCannotBeAFolderIsRefusedBeforeAnythingIsUploaded() {
        int code = terminal.run("upload", "--path", "a/../b", terminal.picture("a.jpg", 10, 10));

        assertThat(code).isNotZero();
        assertThat(terminal.said().getFirst())
                .startsWith("Images can’t be uploaded to the folder “a/../b”.");
        assertThat(terminal.store.objects).isEmpty();
    }

    @Test
    void aFailedSourceHasAMessageInsteadOfALineAndTheOthersContinue() {
        String text = terminal.file("notes.jpg", "no picture");
        String gone = terminal.path("gone.jpg").toString();
        String good = terminal.picture("good.jpg", 10, 10);

        int code = terminal.run("upload", text, gone, good);

        assertThat(code).isEqualTo(1);
        assertThat(terminal.lines()).singleElement().asString().contains("/good-");
        assertThat(terminal.said())
                .containsExactly(
                        text + " isn’t an image. Choose an image file instead.",
                        gone + " can’t be found. Check the name.",
                        "1 of 3 uploaded to “This computer”.");
    }

    @Test
    void aScoreThatIsNotReachedIsAWarningWithTheOneThatIs() {
        terminal.engine.score = 87.96;
        String photo = terminal.picture("photo.jpg", 900, 600);
        String warning =
                "The WebP copy of %s reaches a score of 87 instead of 90. Choose another --format or a lower --min-score.";

        int code = terminal.run("upload", "--min-score", "same", "--format", "webp", photo);

        assertThat(code).isZero();
        assertThat(terminal.lines()).hasSize(1);
        assertThat(terminal.said()).containsExactly(warning.formatted(photo));

        terminal.run(
                "upload", "--min-score", "90", "--format", "webp", "--json", "--path", "a", photo);

        JsonNode entry = json.readTree(terminal.out.toString()).get(0);
        assertThat(entry.get("ok").asBoolean()).isTrue();
        assertThat(entry.get("warning").asString()).isEqualTo(warning.formatted(photo));
    }

    @Test
    void aScoreThatIsReachedOrNotRequiredIsNoWarning() {
        terminal.engine.score = 87.96;
        String photo = terminal.picture("photo.jpg", 900, 600);

        terminal.run("upload", "--min-score", "87.9", photo);
        terminal.run("upload", "--quality", "90", photo);

        assertThat(terminal.said()).isEmpty();
    }

    @Test
    void aPictureInSeveralSizesHasOneWarningAboutItsScore() {
        terminal.engine.score = 62;
        String photo = terminal.picture("photo.jpg", 900, 600);

        terminal.run("upload", "--preset", "Web page", "--min-score", "high", photo);

        assertThat(terminal.said())
                .singleElement()
                .asString()
                .contains("reaches a score of 62 instead of 70.");
    }

    @Test
    void jsonHasAnEntryForEverySourceInOrder() {
        String good = terminal.picture("big.jpg", 3200, 1600);
        String text = terminal.file("notes.txt", "no picture");

        int code = terminal.run("upload", "--json", text, good);

        JsonNode entries = json.readTree(terminal.out.toString());
        assertThat(code).isEqualTo(1);
        assertThat(entries.size()).isEqualTo(2);
        assertThat(entries.get(0).propertyNames())
                .containsExactly("source", "ok", "key", "url", "width", "height", "bytes", "error");
        assertThat(entries.get(0).get("source").asString()).isEqualTo(text);
        assertThat(entries.get(0).get("ok").asBoolean()).isFalse();
        assertThat(entries.get(0).get("url").isNull()).isTrue();
        assertThat(entries.get(0).get("error").asString()).startsWith("notes.txt isn’t an image");
        assertThat(entries.get(1).get("ok").asBoolean()).isTrue();
        assertThat(entries.get(1).get("width").asInt()).isEqualTo(1600);
        assertThat(entries.get(1).get("height").asInt()).isEqualTo(800);
        assertThat(entries.get(1).get("bytes").asLong()).isPositive();
        assertThat(entries.get(1).get("error").isNull()).isTrue();
    }

    @Test
    void aDryRunPrintsTheLinksThatAnUploadWouldAndUploadsNothing() {
        String file = terminal.picture("a.jpg", 10, 10);
        int code = terminal.run("upload", "--dry-run", file);
        String planned = terminal.out.toString();

        assertThat(code).isZero();
        assertThat(terminal.store.objects).isEmpty();
        assertThat(terminal.engine.renders).hasValue(0);
        terminal.run("upload", file);
        assertThat(terminal.out).hasToString(planned);
    }

    @Test
    void aDryRunInJsonKnowsSizesButNoBytes() {
        terminal.run("upload", "--dry-run", "--json", terminal.picture("a.jpg", 400, 200));

        JsonNode entry = json.readTree(terminal.out.toString()).get(0);
        assertThat(entry.get("ok").asBoolean()).isTrue();
        assertThat(entry.get("width").asInt()).isEqualTo(400);
        assertThat(entry.get("bytes").isNull()).isTrue();
    }

    @Test
    void aFolderMeansItsImagesAndSkippedFilesAreReported() {
        terminal.picture("shoot/a.jpg", 10, 10);
        terminal.picture("shoot/deep/b.jpg", 20, 10);
        terminal.file("shoot/notes.txt", "x");

        int code = terminal.run("upload", terminal.path("in").resolve("shoot").toString());

        assertThat(code).isZero();
        assertThat(terminal.lines()).hasSize(2);
        assertThat(terminal.said())
                .singleElement()
                .asString()
                .endsWith("shoot: 1 file is not an image (notes.txt).");
    }

    @Test
    void aFolderWithoutImagesIsAFailureWithASentence() throws Exception {
        Path empty = Files.createDirectory(terminal.path("empty"));

        assertThat(terminal.run("upload", empty.toString())).isEqualTo(1);

        assertThat(terminal.lines()).isEmpty();
        assertThat(terminal.said())
                .contains("There are no images in " + empty + ". Choose another folder.");
    }

    @Test
    void anErrorWithoutTheSourcesNameIsReportedWithIt() {
        String file = terminal.picture("a.jpg", 10, 10);
        terminal.store.refusals.put(
                "a-", new DropsizeException(ErrorKind.ACCESS_DENIED, "This computer"));

        assertThat(terminal.run("upload", file)).isEqualTo(1);

        assertThat(terminal.said().getFirst())
                .startsWith(file + ": The keys for This computer don’t have permission for this.");
    }

    @Test
    void namesWithLineBreaksAndEmojiStayOneLineEach() {
        String odd = terminal.picture("Grüße 🐘\nzwei.jpg", 10, 10);
        String gone = terminal.path("no\nsuch.jpg").toString();

        assertThat(terminal.run("upload", odd, gone)).isEqualTo(1);

        assertThat(terminal.lines()).singleElement().asString().contains("/grusse-zwei-");
        assertThat(terminal.said())
                .contains(terminal.path("no such.jpg") + " can’t be found. Check the name.");
    }

    @Test
    void theSameFileTwiceGivesTheSameLinkTwice() {
        String file = terminal.picture("a.jpg", 10, 10);

        assertThat(terminal.run("upload", file, file)).isZero();

        assertThat(terminal.lines()).hasSize(2);
        assertThat(terminal.lines().getFirst()).isEqualTo(terminal.lines().getLast());
        assertThat(terminal.store.objects).hasSize(1);
    }

    private static void countDown(CountDownLatch latch, boolean now) {
        if (now) {
            latch.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void withoutANetworkItReportsAndStopsInTimeAndTheRestCanBeResumed() {
        String one = terminal.picture("a.jpg", 10, 10);
        String two = terminal.picture("b.jpg", 20, 10);
        terminal.run("upload", one);
        DropsizeException lost = new DropsizeException(ErrorKind.NETWORK_DOWN, "s3.test");
        terminal.store.refusals.put("b-", lost);
        terminal.store.broken = lost;
        var firstIsFound = new CountDownLatch(1);
        terminal.store.beforeLook = key -> countDown(firstIsFound, key.contains("a-"));
        terminal.store.beforePut = _ -> await(firstIsFound);

        assertThat(terminal.run("upload", "--wait", "1s", one, two)).isEqualTo(1);

        assertThat(terminal.lines()).singleElement().asString().contains("/a-");
        assertThat(terminal.said().getFirst()).endsWith("Waiting for the network…");
        assertThat(terminal.said().getLast())
                .isEqualTo(
                        "1 of 2 uploaded to “This computer”. Finish the rest with “dropsize upload"
                                + " --resume”.");
        terminal.store.refusals.clear();
        terminal.store.broken = null;
        assertThat(terminal.run("upload", "--resume")).isZero();
        assertThat(terminal.lines()).hasSize(2);
        assertThat(terminal.lines().getFirst()).contains("/a-");
        assertThat(terminal.lines().getLast()).contains("/b-");
        assertThat(terminal.run("upload", "--resume")).isZero();
        assertThat(terminal.lines()).isEmpty();
    }

    @Test
    void aServiceThatIsSilentForTheTimeOfWaitLeavesTheRestForLater() {
        String one = terminal.picture("a.jpg", 10, 10);
        terminal.store.refusals.put("a-", new DropsizeException(ErrorKind.TIMEOUT, "s3.test"));

        assertThat(terminal.run("upload", "--wait", "1s", one)).isEqualTo(1);

        assertThat(terminal.said())
                .satisfiesExactly(
                        line -> assertThat(line).contains("s3.test didn’t respond in time."),
                        line -> assertThat(line).contains("dropsize upload --resume"));
        terminal.store.refusals.clear();
        assertThat(terminal.run("upload", "--resume")).isZero();
        assertThat(terminal.lines()).hasSize(1);
    }

    @Test
    void whatIsLeftForADestinationThatIsGoneIsNotUploadedElsewhere() {
        String picture = terminal.picture("a.jpg", 10, 10);
        terminal.run("destination", "add", "blog", "--bucket", "photos", "--region", "eu-west-1");
        DropsizeException lost = new DropsizeException(ErrorKind.NETWORK_DOWN, "s3.test");
        terminal.store.refusals.put("a-", lost);
        terminal.store.broken = lost;
        assertThat(terminal.run("upload", "--to", "blog", "--wait", "1s", picture)).isEqualTo(1);
        terminal.store.refusals.clear();
        terminal.store.broken = null;
        terminal.settings()
                .update(now -> now.withDestinations(List.of(Destination.thisComputer())));

        assertThat(terminal.run("upload", "--resume")).isEqualTo(1);

        assertThat(terminal.lines()).isEmpty();
        assertThat(terminal.said().getFirst()).contains("There is no “blog”.");
        assertThat(terminal.store.objects).isEmpty();
    }

    @Test
    void theSamePictureAnotherDayUnderAnotherNameHasItsOldLink() {
        terminal.run("upload", terminal.picture("a.jpg", 10, 10));
        String before = terminal.out.toString();

        terminal.run("upload", terminal.picture("copy of a.jpg", 10, 10));

        assertThat(terminal.out).hasToString(before);
        assertThat(terminal.store.puts).hasValue(1);
        assertThat(terminal.engine.renders).hasValue(1);
    }

    @Test
    void aPictureThatWasDeletedMeanwhileGoesUpAgain() {
        String file = terminal.picture("a.jpg", 10, 10);
        terminal.run("upload", file);
        terminal.store.objects.clear();

        assertThat(terminal.run("upload", file)).isZero();

        assertThat(terminal.store.objects).hasSize(1);
    }

    @Test
    void aPersonSeesProgressAndTheSumAndStdoutStaysClean() {
        String file = terminal.picture("a.jpg", 10, 10);

        terminal.watched().run("upload", file, file);

        assertThat(terminal.err.toString())
                .contains(" of 2 images")
                .contains("2 of 2 uploaded to “This computer”.");
        assertThat(terminal.lines()).allMatch(line -> line.startsWith("http://"));
    }

    @Test
    void progressIsShownOnAPipeOnlyIfItIsWanted() {
        String file = terminal.picture("a.jpg", 10, 10);

        terminal.run("upload", file);
        assertThat(terminal.err.toString()).isEmpty();
        terminal.run("upload", "--progress", "always", file);
        assertThat(terminal.err.toString()).contains(" of 1 images");
        terminal.watched().run("upload", "--progress", "never", file);
        assertThat(terminal.said()).containsExactly("1 of 1 uploaded to “This computer”.");
    }

    @Test
    void quietRunsReportOnlyFailures() {
        terminal.picture("shoot/a.jpg", 10, 10);
        terminal.file("shoot/notes.txt", "x");
        String folder = terminal.path("in").resolve("shoot").toString();
        String gone = terminal.path("gone.jpg").toString();

        assertThat(terminal.watched().run("upload", "--quiet", folder, gone)).isEqualTo(1);

        assertThat(terminal.said()).containsExactly(gone + " can’t be found. Check the name.");
        assertThat(terminal.lines()).hasSize(1);
    }

    @Test
    void aStreamHasALineOfJsonForEachSourceAsSoonAsItHasEnded() {
        String slow = terminal.picture("slow.jpg", 10, 10);
        String gone = terminal.path("go\nne.jpg").toString();
        String quick = terminal.picture("quick.jpg", 20, 10);
        var quickIsThere = new CountDownLatch(1);
        terminal.store.beforePut =
                key -> {
                    if (key.contains("slow-")) {
                        await(quickIsThere);
                    }
                };
        terminal.printed = line -> countDown(quickIsThere, line.contains("quick-"));

        assertThat(terminal.run("upload", "--stream", slow, gone, quick)).isEqualTo(1);

        List<JsonNode> lines = terminal.lines().stream().map(json::readTree).toList();
        assertThat(lines).extracting(line -> line.get("index").asInt()).containsExactly(1, 2, 0);
        assertThat(lines)
                .extracting(line -> line.get("source").asString())
                .containsExactly(gone, quick, slow);
        assertThat(lines.get(0).propertyNames())
                .containsExactly(
                        "index", "source", "ok", "key", "url", "width", "height", "bytes", "error");
    }

    @Test
    void aStreamGivesUpWithoutANetworkAndTheRestCanBeResumed() {
        String one = terminal.picture("a.jpg", 10, 10);
        String two = terminal.picture("b.jpg", 20, 10);
        DropsizeException lost = new DropsizeException(ErrorKind.NETWORK_DOWN, "s3.test");
        terminal.store.refusals.put("-", lost);
        terminal.store.broken = lost;

        assertThat(terminal.run("upload", "--stream", "--wait", "1s", one, two)).isEqualTo(1);

        assertThat(terminal.lines()).hasSize(2).allMatch(line -> line.contains("\"ok\":false"));
        terminal.store.refusals.clear();
        terminal.store.broken = null;
        assertThat(terminal.run("upload", "--resume", "--stream")).isZero();
        assertThat(terminal.lines()).hasSize(2).allMatch(line -> line.contains("\"ok\":true"));
        assertThat(terminal.run("upload", "--resume")).isZero();
        assertThat(terminal.lines()).isEmpty();
    }

    @Test
    void asManyCopiesAsWantedAreUploadedInParallel() {
        List<String> files =
                IntStream.range(0, 12)
                        .mapToObj(i -> terminal.picture("p" + i + ".jpg", 100 + i, 50))
                        .toList();
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        var twelve = new CountDownLatch(12);
        terminal.store.beforePut =
                _ -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    twelve.countDown();
                    await(twelve);
                    running.decrementAndGet();
                };

        terminal.run(
                with("upload", Stream.concat(Stream.of("--jobs=12"), files.stream()).toList()));

        assertThat(most).hasValue(12);
        terminal.store.objects.clear();
        most.set(0);
        terminal.run(with("upload", Stream.concat(Stream.of("--jobs=1"), files.stream()).toList()));
        assertThat(most).hasValue(1);
        assertThat(terminal.lines()).hasSize(12);
    }

    @Test
    void optionsChangeTheChosenPreset() {
        String file = terminal.picture("a.jpg", 4000, 2000);

        terminal.run(
                "upload", "--json", "--fit", "1000x100", "--format", "webp", "--quality=50", file);

        JsonNode entry = json.readTree(terminal.out.toString()).get(0);
        assertThat(entry.get("width").asInt()).isEqualTo(200);
        assertThat(entry.get("height").asInt()).isEqualTo(100);
        assertThat(entry.get("key").asString()).endsWith(".webp");
    }

    private static String[] with(String command, List<String> files) {
        return Stream.concat(Stream.of(command), files.stream()).toArray(String[]::new);
    }

    private String linkOf(String... arguments) {
        terminal.run(with("upload", List.of(arguments)));
        return terminal.lines().getFirst();
    }

    @Test
    void theResultOfEachMirrorIsInTheJsonAndAFailedOneIsAWarning() {
        MemoryStore backup = new MemoryStore();
        terminal.stores = to -> to.name().equals("backup") ? backup : terminal.store;
        terminal.run("destination", "add", "backup", "--bucket=bak", "--region=eu-west-1");
        terminal.run("destination", "mirror", "This computer", "backup");
        String picture = terminal.picture("a.jpg", 100, 50);
        backup.lose();

        assertThat(terminal.run("upload", "--json", picture)).isZero();

        JsonNode entry = json.readTree(terminal.out.toString()).get(0);
        assertThat(entry.get("ok").asBoolean()).isTrue();
        JsonNode mirror = entry.get("mirrors").get(0);
        assertThat(mirror.propertyNames()).containsExactly("destination", "key", "error");
        assertThat(mirror.get("destination").asString()).isEqualTo("backup");
        assertThat(mirror.get("key")).isEqualTo(entry.get("key"));
        assertThat(mirror.get("error").asString()).contains("dropsize destination list");
        assertThat(terminal.said())
                .singleElement()
                .asString()
                .contains("The image is uploaded, but not to “backup”. Can’t reach host.");

        backup.find();
        assertThat(terminal.run("upload", "--json", picture)).isZero();
        JsonNode again = json.readTree(terminal.out.toString()).get(0);
        assertThat(again.get("mirrors").get(0).get("error").isNull()).isTrue();
        assertThat(again.get("url")).isEqualTo(entry.get("url"));
        assertThat(backup.objects.keySet()).isEqualTo(terminal.store.objects.keySet());
    }
}
