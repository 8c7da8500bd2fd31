package io.dropsize.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.pipeline.journal.Journal;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.Plan;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.ObjectStores;
import io.dropsize.testkit.MemoryStore;
import io.dropsize.testkit.TextEngine;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

class MirroringPublisherTest {
    private final ImageMaker maker = new ImageMaker(new TextEngine());
    private final MemoryStore blog = new MemoryStore();
    private final MemoryStore backup = new MemoryStore();
    private final MemoryStore archive = new MemoryStore();
    private final Map<String, Destination> known = new HashMap<>();
    private final ObjectStores stores =
            to ->
                    switch (to.name()) {
                        case "blog" -> blog;
                        case "backup" -> backup;
                        default -> archive;
                    };

    MirroringPublisherTest() {
        List.of("blog", "backup", "archive").forEach(name -> known.put(name, destination(name)));
    }

    @Test
    void mirrorsGetTheSameBytesUnderTheSameKey() {
        blog.address = "https://blog.test/";
        Published published = publish(publisher("backup", "archive"), "x.jpg", 10);

        assertThat(published.link()).hasToString("https://blog.test/x.jpg");
        assertThat(published.mirrors())
                .containsExactly(
                        new MirrorResult("backup", "x.jpg", null),
                        new MirrorResult("archive", "x.jpg", null));
        assertThat(published.warnings()).isEmpty();
        for (MemoryStore mirror : List.of(backup, archive)) {
            assertThat(mirror.objects).containsOnlyKeys("x.jpg");
            assertThat(mirror.objects.get("x.jpg")).isEqualTo(blog.objects.get("x.jpg"));
            assertThat(mirror.contentKeys).isEqualTo(blog.contentKeys);
        }
    }

    @Test
    void aMirrorThatFailsIsAWarningAndTheOthersGetTheImage() {
        backup.refusals.put("", new DropsizeException(ErrorKind.ACCESS_DENIED, "backup", "put"));

        Published published = publish(publisher("backup", "archive"), "x.jpg", 10);

        assertThat(blog.objects).containsKey("x.jpg");
        assertThat(archive.objects).containsKey("x.jpg");
        assertThat(published.lacksMirror()).isTrue();
        assertThat(published.warnings()).hasSize(1);
        assertThat(ErrorText.of(published.warnings().getFirst()))
                .isEqualTo(
                        "The image is uploaded, but not to “backup”. The keys for backup don’t have"
                                + " permission for this. Ask the bucket’s owner for put."
                                + " Retry, or upload it again, to send it there.");
    }

    @Test
    void anUnexpectedErrorOfAMirrorIsAWarningAsWell() {
        backup.beforePut =
                _ -> {
                    throw new IllegalStateException("a bug");
                };

        Published published = publish(publisher("backup"), "x.jpg", 10);

        assertThat(kinds(published)).containsExactly(ErrorKind.INTERNAL);
    }

    @Test
    void theFirstDestinationDecidesWhetherTheUploadFails() {
        blog.refusals.put("", new DropsizeException(ErrorKind.ACCESS_DENIED, "blog", "put"));
        Publisher publisher = publisher("backup");

        assertThatThrownBy(() -> publish(publisher, "x.jpg", 10))
                .isInstanceOf(DropsizeException.class);
        assertThat(backup.objects).isEmpty();
    }

    @Test
    void anotherImageInTheMirrorIsReplacedOnlyIfTheMirrorAllowsIt() {
        publish(new BucketPublisher(destination("backup"), stores, Journal.NONE), "x.jpg", 20);

        assertThat(kinds(publish(publisher("backup"), "x.jpg", 10)))
                .containsExactly(ErrorKind.KEY_TAKEN);
        assertThat(text(backup, "x.jpg")).startsWith("20x");

        known.put("backup", overwriting("backup"));
        assertThat(kinds(publish(publisher("backup"), "x.jpg", 10))).isEmpty();
        assertThat(text(backup, "x.jpg")).startsWith("10x");
    }

    @Test
    void anImageThatExistsIsMadeAgainOnlyForAMirrorThatLacksIt() {
        publish(publisher(), "x.jpg", 10);
        Plan plan = plan("x.jpg", 10);

        assertThat(continued("backup").reserve(plan)).isEmpty();
        assertThat(publish(continued("backup"), "x.jpg", 10).alreadyThere()).isTrue();
        assertThat(backup.objects).containsOnlyKeys("x.jpg");
        assertThat(continued("backup").reserve(plan))
                .hasValueSatisfying(
                        there ->
                                assertThat(there.published().mirrors())
                                        .containsExactly(
                                                new MirrorResult("backup", "x.jpg", null)));
    }

    @Test
    void aMirrorWhoseKeysMayOnlyWriteGetsImagesThatExist() {
        publish(publisher(), "x.jpg", 10);
        backup.beforeLook =
                _ -> {
                    throw new DropsizeException(ErrorKind.ACCESS_DENIED, "backup", "read");
                };

        assertThat(continued("backup").reserve(plan("x.jpg", 10))).isEmpty();
        assertThat(kinds(publish(continued("backup"), "x.jpg", 10))).isEmpty();
    }

    @Test
    void afterALostConnectionTheRestOfTheBatchDoesNotWaitForTheMirror() {
        backup.lose();
        List<String> tried = new ArrayList<>();
        backup.beforePut = tried::add;
        Publisher publisher = publisher("backup", "archive");

        List<Published> all =
                IntStream.range(0, 5)
                        .mapToObj(i -> publish(publisher, "x" + i + ".jpg", 10 + i))
                        .toList();

        assertThat(tried).hasSize(1);
        assertThat(all)
                .allSatisfy(one -> assertThat(kinds(one)).containsExactly(ErrorKind.NETWORK_DOWN));
        assertThat(archive.objects).hasSize(5);
    }

    @Test
    void aMirrorThatNoLongerExistsIsReported() {
        Publisher publisher = publisher("backup");
        known.remove("backup");

        assertThat(kinds(publish(publisher, "x.jpg", 10))).containsExactly(ErrorKind.UNKNOWN_NAME);
    }

    @Test
    void whenTheProgramEndsDuringAMirrorTheCopyIsNotComplete() {
        backup.refusals.put("", new DropsizeException(ErrorKind.CANCELLED));
        Publisher publisher = publisher("backup");

        assertThatThrownBy(() -> publish(publisher, "x.jpg", 10))
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.CANCELLED));
    }

    @Test
    void aRetrySendsThePublishedBytesToTheFailedMirrorOnly() {
        backup.lose();
        Publisher publisher = publisher("backup", "archive");
        Outcome.Done done = done(publisher, "x.jpg", 10);
        backup.find();
        int puts = blog.puts.get() + archive.puts.get();

        Outcome.Done again = publisher.retryMirrors(done);

        assertThat(again.published().warnings()).isEmpty();
        assertThat(again.published().link()).isEqualTo(done.published().link());
        assertThat(backup.objects.get("x.jpg")).isEqualTo(blog.objects.get("x.jpg"));
        assertThat(blog.puts.get() + archive.puts.get()).isEqualTo(puts);
    }

    @Test
    void aRetryWhoseOriginalWasReplacedDoesNotSendAnotherImage() {
        backup.lose();
        Publisher publisher = publisher("backup");
        Outcome.Done done = done(publisher, "x.jpg", 10);
        backup.find();
        int length = Objects.requireNonNull(blog.objects.get("x.jpg")).length;
        blog.with("x.jpg", java.time.Instant.EPOCH, new byte[3]);

        assertThat(kinds(publisher.retryMirrors(done).published()))
                .containsExactly(ErrorKind.OBJECT_MISSING);
        blog.with("x.jpg", java.time.Instant.EPOCH, new byte[length]);
        blog.contentKeys.put("x.jpg", "another");
        assertThat(kinds(publisher.retryMirrors(done).published()))
                .containsExactly(ErrorKind.OBJECT_MISSING);
        assertThat(backup.objects).isEmpty();
    }

    @Test
    void aRetryWithoutMirrorsForgetsTheFailedOnes() {
        backup.lose();
        Outcome.Done done = done(publisher("backup"), "x.jpg", 10);
        assertThat(done.published().lacksMirror()).isTrue();

        for (Publisher now :
                List.of(
                        new BucketPublisher(destination("blog"), stores, Journal.NONE),
                        new MissingDestination("blog"))) {
            assertThat(now.retryMirrors(done).published().lacksMirror()).isFalse();
            assertThat(now.retryMirrors(done).published().link())
                    .isEqualTo(done.published().link());
        }
    }

    @Test
    void everyCopyOfAPictureForPagesGoesToTheMirror() {
        Publisher publisher = publisher("backup");
        backup.refusals.put("640.webp", new DropsizeException(ErrorKind.SERVER_BUSY, "host"));
        Source source = Source.of("a.jpg", TextEngine.picture(900, 600));
        ImageMaker.Prepared prepared =
                maker.prepare(source, Preset.WEB_PAGE, publisher.naming(LocalDate.EPOCH));
        Reservation reserved = Reservation.of(publisher, prepared.plan());
        Outcome.Done done =
                reserved.publish(maker.render(prepared.with(reserved.missing()), true), _ -> {});

        assertThat(kinds(done.published())).containsExactly(ErrorKind.SERVER_BUSY);
        assertThat(backup.objects).hasSize(blog.objects.size() - 1);

        backup.find();
        assertThat(publisher.retryMirrors(done).published().lacksMirror()).isFalse();
        assertThat(backup.objects.keySet()).isEqualTo(blog.objects.keySet());
    }

    private static List<ErrorKind> kinds(Published published) {
        return published.mirrors().stream()
                .map(MirrorResult::error)
                .filter(Objects::nonNull)
                .map(DropsizeException::kind)
                .toList();
    }

    private static String text(MemoryStore store, String key) {
        return new String(
                Objects.requireNonNull(store.objects.get(key)),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private Outcome.Done done(Publisher publisher, String name, int side) {
        Published published = publish(publisher, name, side);
        byte[] bytes = Objects.requireNonNull(blog.objects.get(published.key()));
        return new Outcome.Done(plan(name, side), bytes.length, published);
    }

    private Plan plan(String name, int side) {
        return maker.plan(
                Source.of(name, TextEngine.picture(side, side)),
                Preset.WEB_1600,
                publisher().naming(LocalDate.EPOCH));
    }

    private Published publish(Publisher publisher, String name, int side) {
        ImageMaker.Made made =
                maker.make(
                        Source.of(name, TextEngine.picture(side, side)),
                        Preset.WEB_1600,
                        publisher.naming(LocalDate.EPOCH));
        return publisher.publish(made.plan(), made.image(), _ -> {});
    }

    private Publisher publisher(String... mirrors) {
        return publisher(Journal.NONE, mirrors);
    }

    /** A publisher that knows the keys of earlier uploads. */
    private Publisher continued(String... mirrors) {
        return publisher(
                (_, contentKey) ->
                        blog.contentKeys.entrySet().stream()
                                .filter(one -> one.getValue().equals(contentKey))
                                .map(Map.Entry::getKey)
                                .findFirst(),
                mirrors);
    }

    private Publisher publisher(UploadIndex index, String... mirrors) {
        return new MirroringPublisher(
                new BucketPublisher(destination("blog"), stores, index),
                stores,
                java.util.Arrays.stream(mirrors)
                        .map(
                                name ->
                                        new Mirror(
                                                name,
                                                () -> Optional.ofNullable(known.get(name)),
                                                stores))
                        .toList());
    }

    private static Destination destination(String name) {
        return Destination.thisComputer().named(name).with(new KeyTemplate("{name}.{ext}"));
    }

    private static Destination overwriting(String name) {
        Destination one = destination(name);
        return new Destination(
                name,
                one.service(),
                one.bucket(),
                null,
                null,
                one.credentials(),
                one.keyTemplate(),
                null,
                true);
    }
}
