package io.dropsize.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.SecretKey;
import io.dropsize.store.Service;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** What every S3 service must do for us, whichever it is. */
abstract class ObjectStoreContract {
    static final String BUCKET = "contract-bucket";

    private ObjectStore store;

    abstract URI endpoint();

    abstract SecretKey keys();

    @BeforeEach
    void openAnEmptyBucket() {
        Buckets.makeEmpty(endpoint(), keys(), BUCKET);
        store = open(BUCKET, endpoint(), keys());
    }

    @AfterEach
    void closeTheStore() {
        store.close();
    }

    static ObjectStore open(String bucket, URI endpoint, SecretKey keys) {
        return S3ObjectStore.open(
                destination(bucket, endpoint, keys), endpoint, () -> Optional.of(keys));
    }

    static Destination destination(String bucket, URI endpoint, SecretKey keys) {
        return new Destination(
                "Test place",
                Service.OTHER,
                bucket,
                null,
                endpoint,
                new Credentials.AccessKey(keys.id()),
                KeyTemplate.DEFAULT,
                null,
                false);
    }

    static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    static Upload upload(String key, byte[] bytes, String recipe) {
        return new Upload(key, bytes, "image/png", recipe, false);
    }

    @Test
    void whatIsPutCanBeFoundAndRead() {
        byte[] bytes = random(5_000);
        Instant before = Instant.now().minusSeconds(60);

        assertThat(store.put(upload("2026/a.png", bytes, "recipe-1"), _ -> {}))
                .isEqualTo(UploadResult.STORED);

        assertThat(store.get("2026/a.png", 64 << 20)).isEqualTo(bytes);
        ObjectInfo found = store.head("2026/a.png").orElseThrow();
        assertThat(found.bytes()).isEqualTo(5_000);
        assertThat(found.mediaType()).isEqualTo("image/png");
        assertThat(found.recipe()).isEqualTo("recipe-1");
        assertThat(found.modified()).isAfter(before);
        assertThat(found.etag()).doesNotContain("\"");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(store.head("none.png")).isEmpty();
        assertThatThrownBy(() -> store.get("none.png", 64 << 20))
                .isInstanceOfSatisfying(
                        DropsizeException.class,
                        e -> {
                            assertThat(e.kind()).isEqualTo(ErrorKind.OBJECT_MISSING);
                            assertThat(e.context()).containsExactly("none.png");
                        });
    }

    @Test
    void theSameContentTwiceIsAlreadyThere() {
        store.put(upload("a.png", random(100), ""), _ -> {});

        assertThat(store.put(upload("a.png", random(100), ""), _ -> {}))
                .isEqualTo(UploadResult.ALREADY_THERE);
    }

    @Test
    void theSameRecipeIsAlreadyThereThoughTheEncoderChanged() {
        store.put(upload("a.png", random(100), "größe 1600"), _ -> {});

        assertThat(store.put(upload("a.png", random(120), "größe 1600"), _ -> {}))
                .isEqualTo(UploadResult.ALREADY_THERE);
        assertThat(store.get("a.png", 64 << 20)).hasSize(100);
    }

    @Test
    void otherContentIsNotOverwrittenUnasked() {
        store.put(upload("a.png", random(100), "one"), _ -> {});

        assertThat(store.put(upload("a.png", random(101), "two"), _ -> {}))
                .isEqualTo(UploadResult.KEY_TAKEN);
        assertThat(store.get("a.png", 64 << 20)).isEqualTo(random(100));
    }

    @Test
    void otherContentOfTheSameLengthIsNotOverwrittenUnasked() {
        store.put(upload("a.png", "first one".getBytes(StandardCharsets.UTF_8), "one"), _ -> {});

        assertThat(
                        store.put(
                                upload("a.png", "other one".getBytes(StandardCharsets.UTF_8), "2"),
                                _ -> {}))
                .isEqualTo(UploadResult.KEY_TAKEN);
        assertThat(store.get("a.png", 64 << 20))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("first one");
    }

    @Test
    void otherContentIsOverwrittenWhenAsked() {
        store.put(upload("a.png", random(100), "one"), _ -> {});

        assertThat(store.put(new Upload("a.png", random(101), "image/png", "two", true), _ -> {}))
                .isEqualTo(UploadResult.STORED);
        assertThat(store.get("a.png", 64 << 20)).isEqualTo(random(101));
    }

    @Test
    void ofTwoAtOnceOneIsStoredAndTheOtherHearsThatTheKeyIsTaken() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 10; round++) {
                String key = "race-" + round + ".png";
                List<Callable<UploadResult>> both = new ArrayList<>();
                both.add(() -> store.put(upload(key, random(60_000), "one"), _ -> {}));
                both.add(() -> store.put(upload(key, random(60_001), "two"), _ -> {}));

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
    void ofTwoStoresAtOnceOneStoresAndTheOtherHearsOfIt() throws Exception {
        try (var other = open(BUCKET, endpoint(), keys());
                var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 10; round++) {
                String key = "stores-" + round + ".png";
                List<Callable<UploadResult>> both = new ArrayList<>();
                both.add(() -> store.put(upload(key, random(60_000), "same"), _ -> {}));
                both.add(() -> other.put(upload(key, random(60_000), "same"), _ -> {}));

                var results = new ArrayList<UploadResult>();
                for (var result : threads.invokeAll(both)) {
                    results.add(result.get());
                }

                assertThat(results)
                        .containsExactlyInAnyOrder(UploadResult.STORED, UploadResult.ALREADY_THERE);
            }
        }
    }

    /** Nothing in this process keeps these apart; the service's own condition must. */
    @Test
    void ofTwoProcessesAtOnceOneStoresAndTheOtherHearsThatTheKeyIsTaken() throws Exception {
        try (var proxy = new FaultyProxy(endpoint());
                var other = open(BUCKET, proxy.endpoint(), keys());
                var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 10; round++) {
                String key = "processes-" + round + ".png";
                List<Callable<UploadResult>> both = new ArrayList<>();
                both.add(() -> store.put(upload(key, random(60_000), "one"), _ -> {}));
                both.add(() -> other.put(upload(key, random(60_001), "two"), _ -> {}));

                var results = new ArrayList<UploadResult>();
                for (var result : threads.invokeAll(both)) {
                    results.add(result.get());
                }

                assertThat(results)
                        .containsExactlyInAnyOrder(UploadResult.STORED, UploadResult.KEY_TAKEN);
            }
        }
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
    void unusualKeysGoThereAndBack(String key) throws Exception {
        byte[] bytes = random(64);

        store.put(upload(key, bytes, "r"), _ -> {});

        assertThat(store.get(key, 64 << 20)).isEqualTo(bytes);
        assertThat(store.list("", null, 10).objects()).extracting(ObjectInfo::key).contains(key);
        assertThat(fetch(store.signedUrl(key, Duration.ofMinutes(1))).body()).isEqualTo(bytes);
        store.delete(key);
        assertThat(store.head(key)).isEmpty();
    }

    @Test
    void anEmptyBodyIsStored() {
        store.put(upload("empty.png", new byte[0], "r"), _ -> {});

        assertThat(store.head("empty.png").orElseThrow().bytes()).isZero();
    }

    @Test
    void aLargeBodyIsStoredAndItsProgressGrowsToTheEndOnce() {
        byte[] bytes = random(20_000_000);
        var counts = new ArrayList<Long>();

        store.put(upload("large.png", bytes, "r"), counts::add);

        assertThat(store.get("large.png", 64 << 20)).isEqualTo(bytes);
        assertThat(counts).isSorted().startsWith(0L).endsWith(20_000_000L).hasSizeGreaterThan(10);
    }

    @Test
    void aListingComesInPagesAndByPrefix() {
        for (int i = 0; i < 5; i++) {
            store.put(upload("pages/" + i + ".png", random(10 + i), "r"), _ -> {});
        }
        store.put(upload("other/x.png", random(10), "r"), _ -> {});

        var first = store.list("pages/", null, 3);
        var second = store.list("pages/", first.next(), 3);

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
    void deletingWhatIsNotThereIsNoError() {
        store.delete("none.png");

        assertThat(store.list("", null, 10).objects()).isEmpty();
    }

    @Test
    void aSignedLinkOpensAndExpires() throws Exception {
        store.put(upload("a.png", random(100), "r"), _ -> {});
        URI link = store.signedUrl("a.png", Duration.ofSeconds(2));

        HttpResponse<byte[]> now = fetch(link);
        assertThat(now.statusCode()).isEqualTo(200);
        assertThat(now.body()).isEqualTo(random(100));
        assertThat(now.headers().firstValue("Content-Type")).hasValue("image/png");

        Instant expiry = Instant.now().plusSeconds(10);
        int status = 200;
        while (status == 200 && Instant.now().isBefore(expiry)) {
            status = fetch(link).statusCode();
        }
        assertThat(status).isEqualTo(403);
    }

    @Test
    void everyLinkOfAHashedKeyMayBeCachedForGood() throws Exception {
        store.put(upload("a.png", random(100), "r"), _ -> {});

        assertThat(
                        fetch(store.signedUrl("a.png", Duration.ofMinutes(1)))
                                .headers()
                                .firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("immutable"));
    }

    @Test
    void aWrongAccessKeyIsSaid() {
        expect(ErrorKind.CREDENTIALS_WRONG, new SecretKey("NOBODYSKEY0000000001", "x".repeat(40)));
    }

    @Test
    void aWrongSecretIsSaid() {
        expect(ErrorKind.CREDENTIALS_WRONG, new SecretKey(keys().id(), "x".repeat(40)));
    }

    private void expect(ErrorKind kind, SecretKey wrong) {
        try (var other = open(BUCKET, endpoint(), wrong)) {
            assertThatThrownBy(other::check)
                    .isInstanceOfSatisfying(
                            DropsizeException.class, e -> assertThat(e.kind()).isEqualTo(kind));
            assertThatThrownBy(() -> other.put(upload("a.png", random(10), "r"), _ -> {}))
                    .isInstanceOfSatisfying(
                            DropsizeException.class, e -> assertThat(e.kind()).isEqualTo(kind));
        }
    }

    @Test
    void aMissingBucketIsSaid() {
        try (var other = open("no-such-bucket-here", endpoint(), keys())) {
            for (Runnable action :
                    List.<Runnable>of(
                            other::check,
                            () -> other.put(upload("a.png", random(10), "r"), _ -> {}))) {
                assertThatThrownBy(action::run)
                        .isInstanceOfSatisfying(
                                DropsizeException.class,
                                e -> {
                                    assertThat(e.kind()).isEqualTo(ErrorKind.BUCKET_MISSING);
                                    assertThat(e.context()).containsExactly("no-such-bucket-here");
                                });
            }
        }
    }

    @Test
    void aBucketThatIsThereChecksWell() {
        store.check();

        assertThat(store.list("", null, 1).objects()).isEmpty();
    }

    static HttpResponse<byte[]> fetch(URI url) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
