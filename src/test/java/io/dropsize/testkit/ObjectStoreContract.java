package io.dropsize.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** The behaviour of every {@link ObjectStore}, fakes included. */
public abstract class ObjectStoreContract {
    /** The store under test, with an empty bucket at the start of each test. */
    protected abstract ObjectStore store();

    /** Returns bytes that are equal for equal lengths. */
    public static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    public static Upload upload(String key, byte[] bytes, String contentKey) {
        return new Upload(key, bytes, "image/png", contentKey, false);
    }

    @Test
    void anObjectThatWasPutCanBeFoundAndRead() {
        byte[] bytes = random(5_000);
        Instant before = Instant.now().minusSeconds(60);

        assertThat(store().put(upload("2026/a.png", bytes, "content-key-1"), _ -> {}))
                .isEqualTo(UploadResult.STORED);

        assertThat(store().get("2026/a.png", 64 << 20)).isEqualTo(bytes);
        ObjectInfo found = store().head("2026/a.png").orElseThrow();
        assertThat(found.bytes()).isEqualTo(5_000);
        assertThat(found.mediaType()).isEqualTo("image/png");
        assertThat(found.contentKey()).isEqualTo("content-key-1");
        assertThat(found.modified()).isAfter(before);
        assertThat(found.etag()).doesNotContain("\"");
    }

    @Test
    void aMissingKeyIsNotFound() {
        assertThat(store().head("none.png")).isEmpty();
        assertThatThrownBy(() -> store().get("none.png", 64 << 20))
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> {
                            assertThat(e.kind()).isEqualTo(ErrorKind.OBJECT_MISSING);
                            assertThat(e.context()).containsExactly("none.png");
                        });
    }

    @Test
    void theSameContentTwiceIsAlreadyThere() {
        store().put(upload("a.png", random(100), ""), _ -> {});

        assertThat(store().put(upload("a.png", random(100), ""), _ -> {}))
                .isEqualTo(UploadResult.ALREADY_THERE);
    }

    @Test
    void theSameContentKeyIsAlreadyThereEvenIfTheBytesDiffer() {
        store().put(upload("a.png", random(100), "größe 1600"), _ -> {});

        assertThat(store().put(upload("a.png", random(120), "größe 1600"), _ -> {}))
                .isEqualTo(UploadResult.ALREADY_THERE);
        assertThat(store().get("a.png", 64 << 20)).hasSize(100);
    }

    @Test
    void otherContentIsNotOverwritten() {
        store().put(upload("a.png", random(100), "one"), _ -> {});

        assertThat(store().put(upload("a.png", random(101), "two"), _ -> {}))
                .isEqualTo(UploadResult.KEY_TAKEN);
        assertThat(store().get("a.png", 64 << 20)).isEqualTo(random(100));
    }

    @Test
    void otherContentOfTheSameLengthIsNotOverwritten() {
        store().put(upload("a.png", "first one".getBytes(StandardCharsets.UTF_8), "one"), _ -> {});

        assertThat(
                        store().put(
                                        upload(
                                                "a.png",
                                                "other one".getBytes(StandardCharsets.UTF_8),
                                                "2"),
                                        _ -> {}))
                .isEqualTo(UploadResult.KEY_TAKEN);
        assertThat(store().get("a.png", 64 << 20))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("first one");
    }

    @Test
    void otherContentIsOverwrittenOnRequest() {
        store().put(upload("a.png", random(100), "one"), _ -> {});

        assertThat(store().put(new Upload("a.png", random(101), "image/png", "two", true), _ -> {}))
                .isEqualTo(UploadResult.STORED);
        assertThat(store().get("a.png", 64 << 20)).isEqualTo(random(101));
    }

    @Test
    void ofTwoConcurrentPutsOneIsStoredAndTheOtherReportsATakenKey() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 10; round++) {
                String key = "race-" + round + ".png";
                List<Callable<UploadResult>> both = new ArrayList<>();
                both.add(() -> store().put(upload(key, random(60_000), "one"), _ -> {}));
                both.add(() -> store().put(upload(key, random(60_001), "two"), _ -> {}));

                var results = new ArrayList<UploadResult>();
                for (var result : threads.invokeAll(both)) {
                    results.add(result.get());
                }

                assertThat(results)
                        .containsExactlyInAnyOrder(UploadResult.STORED, UploadResult.KEY_TAKEN);
            }
        }
    }

    @Test
    void anEmptyBodyIsStored() {
        store().put(upload("empty.png", new byte[0], "r"), _ -> {});

        assertThat(store().head("empty.png").orElseThrow().bytes()).isZero();
    }

    @Test
    void theProgressOfALargeBodyGrowsToItsSize() {
        byte[] bytes = random(20_000_000);
        var counts = new ArrayList<Long>();

        store().put(upload("large.png", bytes, "r"), counts::add);

        assertThat(store().get("large.png", 64 << 20)).isEqualTo(bytes);
        assertThat(counts).isSorted().startsWith(0L).endsWith(20_000_000L).hasSizeGreaterThan(10);
    }

    @Test
    void aListingComesInPagesAndByPrefix() {
        for (int i = 0; i < 5; i++) {
            store().put(upload("pages/" + i + ".png", random(10 + i), "r"), _ -> {});
        }
        store().put(upload("other/x.png", random(10), "r"), _ -> {});

        var first = store().list("pages/", null, 3);
        var second = store().list("pages/", first.next(), 3);

        assertThat(first.objects())
                .extracting(ObjectInfo::key)
                .containsExactly("pages/0.png", "pages/1.png", "pages/2.png");
        assertThat(second.objects())
                .extracting(ObjectInfo::key)
                .containsExactly("pages/3.png", "pages/4.png");
        assertThat(second.objects().getLast().bytes()).isEqualTo(14);
        assertThat(second.next()).isNull();
    }

    @Test
    void severalObjectsAreDeletedTogether() {
        List<String> keys =
                List.of("a b+c%25.png", "<&>\"'.png", "ü-日本-🐈.png", "deep/er/x.png", "none.png");
        for (String key : keys.subList(0, 4)) {
            var _ = store().put(upload(key, new byte[] {1}, key), _ -> {});
        }

        assertThat(store().delete(keys)).isEmpty();

        assertThat(store().list("", null, 100).objects()).isEmpty();
        assertThat(store().delete(List.of())).isEmpty();
    }

    @Test
    void deletingAMissingKeyIsNoError() {
        store().delete("none.png");

        assertThat(store().list("", null, 10).objects()).isEmpty();
    }

    @Test
    void anExistingBucketPassesTheCheck() {
        store().check();

        assertThat(store().list("", null, 1).objects()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with space.png",
                "plus+percent%25.png",
                "ümläut-日本-🐈.png",
                "a&b=c?d#e'(f)!*;:@,$.png",
                "deep/er/and/deeper/x.png"
            })
    void unusualKeysAreStoredListedReadAndDeleted(String key) {
        byte[] bytes = random(64);

        store().put(upload(key, bytes, "r"), _ -> {});

        assertThat(store().get(key, 64 << 20)).isEqualTo(bytes);
        assertThat(store().list("", null, 10).objects()).extracting(ObjectInfo::key).contains(key);
        store().delete(key);
        assertThat(store().head(key)).isEmpty();
    }
}
