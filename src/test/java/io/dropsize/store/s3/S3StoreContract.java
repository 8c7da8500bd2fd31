package io.dropsize.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.SecretKey;
import io.dropsize.store.Timeouts;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadHeaders;
import io.dropsize.store.UploadResult;
import io.dropsize.store.service.Service;
import io.dropsize.testkit.ObjectStoreContract;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** The contract of a store on S3: that of every store, links, conditions and errors. */
abstract class S3StoreContract extends ObjectStoreContract {
    static final String BUCKET = "contract-bucket";

    private ObjectStore store;

    abstract URI endpoint();

    abstract SecretKey keys();

    @BeforeEach
    void openAnEmptyBucket() {
        Buckets.makeEmpty(endpoint(), keys(), BUCKET);
        store = open(BUCKET, endpoint(), keys());
    }

    @Override
    protected ObjectStore store() {
        return store;
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

    @Test
    void anObjectHasTheHeadersOfTheDestination() throws Exception {
        Destination destination =
                destination(BUCKET, endpoint(), keys())
                        .with(
                                UploadHeaders.parse(
                                        """
                                        Cache-Control: max-age=60
                                        Content-Disposition: inline
                                        """));
        try (ObjectStore other =
                S3ObjectStore.open(destination, endpoint(), () -> Optional.of(keys()))) {
            var _ = other.put(upload("headers.png", new byte[] {1}, "headers"), _ -> {});

            HttpHeaders headers =
                    fetch(other.signedUrl("headers.png", Duration.ofMinutes(1))).headers();

            assertThat(headers.firstValue("Cache-Control")).contains("max-age=60");
            assertThat(headers.firstValue("Content-Disposition")).contains("inline");
        }
    }

    @Test
    void theCheckOfADestinationTestsTheServiceItself() {
        Upload upload = upload("probe.png", new byte[] {1, 2, 3}, "probe");
        var _ = store.put(upload, _ -> {});

        assertThat(store.probe().resolve()).contains("127.0.0.1");
        assertThat(store.probe().clockOffset().orElseThrow()).isLessThan(Duration.ofHours(1));
        assertThat(store.probe().verifiesChecksums(upload)).contains(true);
        assertThat(store.probe().putPublic(upload)).isTrue();
        assertThat(store.get("probe.png", 3)).containsExactly(1, 2, 3);
        store.delete("probe.png");
        store.probe().removeVersions("probe.png");
        assertThat(store.head("probe.png")).isEmpty();
    }

    @Test
    void ofTwoConcurrentStoresOneStoresAndTheOtherGetsKeyTaken() throws Exception {
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

    /** Nothing in this process serializes these; the service's own condition must. */
    @Test
    void ofTwoConcurrentProcessesOneStoresAndTheOtherGetsKeyTaken() throws Exception {
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
    void aSignedLinkOfAnUnusualKeyOpens(String key) throws Exception {
        byte[] bytes = random(64);

        store.put(upload(key, bytes, "r"), _ -> {});

        assertThat(fetch(store.signedUrl(key, Duration.ofMinutes(1))).body()).isEqualTo(bytes);
    }

    @Test
    void aLinkThatIsSignedWithTheServicesTimeOpens() throws Exception {
        var _ = store.put(upload("clock off+1.png", random(10), "r"), _ -> {});
        Destination place = destination(BUCKET, endpoint(), keys());
        AwsCredentialsProvider credentials =
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(keys().id(), keys().secret()));
        try (var calls = new S3Calls(place, endpoint(), credentials, Timeouts.DEFAULT)) {
            var links = new SignedLinks(calls, endpoint(), credentials);
            calls.clock().set(Duration.ofSeconds(-40));
            URI link = links.sign("clock off+1.png", Duration.ofHours(1));

            assertThat(fetch(link).statusCode()).isEqualTo(200);
        }
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
    void aWrongAccessKeyIsReported() {
        expect(ErrorKind.CREDENTIALS_WRONG, new SecretKey("NOBODYSKEY0000000001", "x".repeat(40)));
    }

    @Test
    void aWrongSecretIsReported() {
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
    void aMissingBucketIsReported() {
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

    static HttpResponse<byte[]> fetch(URI url) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
