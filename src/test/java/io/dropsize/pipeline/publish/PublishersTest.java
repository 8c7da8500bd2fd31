package io.dropsize.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.pipeline.journal.Journal;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.FolderPublisher.WhenTaken;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.service.Service;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.TextEngine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class PublishersTest {
    private final ImageMaker maker = new ImageMaker(new TextEngine());
    private final MemoryStore store = new MemoryStore();

    @TempDir Path folder;

    @Test
    void twoPicturesOfOneNameGetTwoKeysWhenTheTemplateHasNoHash() {
        Publisher publisher = bucket(false);

        Published first = publish(publisher, source("x.jpg", 10));
        Published second = publish(publisher, source("x.jpg", 20));

        assertThat(first.key()).isEqualTo("x.jpg");
        assertThat(second.key()).isEqualTo("x-2.jpg");
        assertThat(store.objects).hasSize(2);
    }

    @Test
    void overwritingIsDoneWhereTheDestinationAsksForIt() {
        publish(bucket(true), source("x.jpg", 10));
        Published second = publish(bucket(true), source("x.jpg", 20));

        assertThat(second.key()).isEqualTo("x.jpg");
        assertThat(
                        new String(
                                Objects.requireNonNull(store.objects.get("x.jpg")),
                                java.nio.charset.StandardCharsets.UTF_8))
                .startsWith("20x");
    }

    @Test
    void overwritingNeverReplacesACopyOfTheSameBatch() {
        Publisher publisher = bucket(true);

        assertThat(publish(publisher, source("x.jpg", 10)).key()).isEqualTo("x.jpg");
        assertThat(publish(publisher, source("x.jpg", 20)).key()).isEqualTo("x-2.jpg");
    }

    @Test
    void norOneThatAnEarlierRunOfTheBatchHasPublished() {
        publish(bucket(true), source("x.jpg", 10));
        Publisher next = bucket(true);
        next.target().reservations().remember("x.jpg", "the content key of the first");

        assertThat(publish(next, source("x.jpg", 20)).key()).isEqualTo("x-2.jpg");
    }

    @Test
    void norOneThatAnEarlierBatchHadPublishedAndThisOneHasFoundThere() {
        publish(bucket(true), source("x.jpg", 10));
        Publisher next =
                bucket(
                        true,
                        (_, contentKey) ->
                                Optional.of("x.jpg").filter(key -> isOf(key, contentKey)));
        assertThat(publish(next, source("x.jpg", 10)).alreadyThere()).isTrue();

        assertThat(publish(next, source("x.jpg", 20)).key()).isEqualTo("x-2.jpg");
    }

    @Test
    void norOneThatIsOnlyLookedForAndFoundThere() {
        publish(bucket(true), source("x.jpg", 10));
        Publisher next =
                bucket(
                        true,
                        (_, contentKey) ->
                                Optional.of("x.jpg").filter(key -> isOf(key, contentKey)));
        Plan plan = maker.plan(source("x.jpg", 10), Preset.WEB_1600, next.naming(LocalDate.EPOCH));
        assertThat(next.reserve(plan)).isPresent();

        assertThat(publish(next, source("x.jpg", 20)).key()).isEqualTo("x-2.jpg");
    }

    @Test
    void norOneOfThePublisherThatItContinues() {
        Publisher before = bucket(true);
        publish(before, source("x.jpg", 10));
        Publisher next = bucket(true, Journal.NONE, before.target().reservations());

        assertThat(publish(next, source("x.jpg", 20)).key()).isEqualTo("x-2.jpg");
        assertThat(publish(before, source("x.jpg", 30)).key()).isEqualTo("x-3.jpg");
    }

    private boolean isOf(String key, String contentKey) {
        return contentKey.equals(store.contentKeys.get(key));
    }

    @Test
    void copiesOfOneBatchThatWantOneKeyAreSettledBeforeAByteIsSent() {
        Publisher publisher = bucket(false);
        publish(publisher, source("x.jpg", 10));
        publish(publisher, source("x.jpg", 20));
        publish(publisher, source("x.jpg", 20));

        assertThat(store.puts).hasValue(2);
        assertThat(store.refused).hasValue(0);
    }

    @Test
    void aFileOfTheSameNameIsNotReplaced() throws IOException {
        Files.writeString(folder.resolve("x.jpg"), "mine");

        assertThatThrownBy(() -> publish(files(WhenTaken.FAIL), source("x.jpg", 10)))
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.FILE_EXISTS));
        assertThat(folder.resolve("x.jpg")).hasContent("mine");
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".part"));
    }

    @Test
    void overwriteReplacesOldFilesButNeverThoseOfTheSameRun() throws IOException {
        Files.writeString(folder.resolve("x.jpg"), "mine");
        Publisher files = files(WhenTaken.OVERWRITE);

        publish(files, source("x.jpg", 10));

        assertThat(folder.resolve("x.jpg")).content().startsWith("10x");
        assertThatThrownBy(() -> publish(files, source("x.jpg", 20)))
                .isInstanceOf(DropsizeException.class);
        assertThat(folder.resolve("x.jpg")).content().startsWith("10x");
    }

    @Test
    void theSourceItselfIsNeverReplacedByItsCopy() throws IOException {
        Path original = folder.resolve("x.jpg");
        Files.write(original, TextEngine.picture(30, 30));

        assertThatThrownBy(() -> publish(files(WhenTaken.OVERWRITE), Source.of(original)))
                .isInstanceOf(DropsizeException.class);
        assertThat(original).content().isEqualTo("30x30");
    }

    @Test
    void aLocalCopyGetsANumberAndTheSameContentStaysAlone() {
        Publisher both = new CopyingPublisher(bucket(false), files(WhenTaken.NUMBER));

        publish(both, source("x.jpg", 10));
        publish(both, source("x.jpg", 10));
        publish(both, source("x.jpg", 20));

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("x.jpg", "x-2.jpg");
    }

    @Test
    void aPictureThatIsPublishedAlreadyIsStillMadeForTheLocalCopy() {
        Publisher bucket = bucket(false);
        publish(bucket, source("x.jpg", 10));
        Publisher both = new CopyingPublisher(bucket, files(WhenTaken.NUMBER));
        Plan plan = maker.plan(source("x.jpg", 10), Preset.WEB_1600, both.naming(LocalDate.EPOCH));

        assertThat(bucket.reserve(plan)).isPresent();
        assertThat(both.reserve(plan)).isEmpty();
    }

    @Test
    void aLocalCopyThatCannotBeWrittenIsAWarningAndThePictureIsPublished() throws IOException {
        Path file = Files.writeString(folder.resolve("not-a-folder"), "x");
        Publisher both =
                new CopyingPublisher(bucket(false), new FolderPublisher(file, WhenTaken.NUMBER));

        Published published = publish(both, source("x.jpg", 10));

        assertThat(published.warning())
                .isNotNull()
                .extracting(DropsizeException::kind)
                .isEqualTo(ErrorKind.CANNOT_WRITE);
        assertThat(store.objects).containsKey("x.jpg");
    }

    @Test
    void ofTwoConcurrentProgramsOneGetsThatTheFileExists() throws Exception {
        int both = 0;
        for (int i = 0; i < 300; i++) {
            String name = "n" + i + ".jpg";
            CyclicBarrier start = new CyclicBarrier(2);
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                Future<Boolean> one = threads.submit(() -> writes(name, 10, start));
                Future<Boolean> other = threads.submit(() -> writes(name, 20, start));
                both += one.get() && other.get() ? 1 : 0;
            }
        }

        assertThat(both).isZero();
        assertThat(folder.toFile().list()).hasSize(300);
    }

    private boolean writes(String name, int side, CyclicBarrier start) throws Exception {
        Publisher program = files(WhenTaken.FAIL);
        Source source = source(name, side);
        ImageMaker.Made made = maker.make(source, Preset.WEB_1600, program.naming(LocalDate.EPOCH));
        start.await();
        try {
            program.publish(made.plan(), made.image(), _ -> {});
            return true;
        } catch (DropsizeException e) {
            assertThat(e.kind()).isEqualTo(ErrorKind.FILE_EXISTS);
            return false;
        }
    }

    /** Like "a:b.jpg" on Windows. Here half a character is sufficient. */
    @Test
    void aNameThatTheFileSystemCannotHaveIsAWarningAndThePictureIsPublished() {
        Publisher both = new CopyingPublisher(bucket(false), files(WhenTaken.NUMBER));

        Published published = publish(both, source("\ud800.jpg", 10));

        assertThat(published.warning())
                .isNotNull()
                .extracting(DropsizeException::kind)
                .isEqualTo(ErrorKind.CANNOT_WRITE);
        assertThat(store.objects).hasSize(1);
        assertThat(folder).isEmptyDirectory();
    }

    private FolderPublisher files(WhenTaken whenTaken) {
        return new FolderPublisher(folder, whenTaken);
    }

    private Publisher bucket(boolean overwrite) {
        return bucket(overwrite, Journal.NONE);
    }

    private Publisher bucket(boolean overwrite, UploadIndex known) {
        return bucket(overwrite, known, new KeyReservations());
    }

    private Publisher bucket(boolean overwrite, UploadIndex known, KeyReservations keys) {
        Destination destination =
                new Destination(
                        "d",
                        Service.OTHER,
                        "b",
                        null,
                        null,
                        new Credentials.Environment(),
                        new KeyTemplate("{name}.{ext}"),
                        null,
                        overwrite);
        return new BucketPublisher(destination, store, known, keys);
    }

    private static Source source(String name, int side) {
        return Source.of(name, TextEngine.picture(side, side));
    }

    private Published publish(Publisher publisher, Source source) {
        ImageMaker.Made made =
                maker.make(source, Preset.WEB_1600, publisher.naming(LocalDate.EPOCH));
        return publisher.publish(made.plan(), made.image(), _ -> {});
    }
}
