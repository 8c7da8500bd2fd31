package io.dropsize.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.pipeline.journal.Journal;
import io.dropsize.pipeline.plan.ImageMaker;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.publish.BucketPublisher;
import io.dropsize.pipeline.publish.Mirror;
import io.dropsize.pipeline.publish.MirroringPublisher;
import io.dropsize.pipeline.publish.Published;
import io.dropsize.pipeline.publish.Publisher;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectInfo;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.SecretKey;
import io.dropsize.store.UploadHeaders;
import io.dropsize.store.local.LocalServer;
import io.dropsize.testkit.TextEngine;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Mirrors on S3, in the server behind "This computer". */
class EmbeddedServerMirrorsTest {
    private static final URI UNREACHABLE = URI.create("http://127.0.0.1:1");

    @TempDir private static Path folder;
    private static LocalServer server;
    private final ImageMaker maker = new ImageMaker(new TextEngine());

    @BeforeAll
    static void start() {
        server = LocalServer.start(folder.resolve("objects"), folder.resolve("state"));
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @BeforeEach
    void emptyBuckets() {
        List.of("first", "second")
                .forEach(name -> Buckets.makeEmpty(server.endpoint(), keys(), name));
    }

    @Test
    void theMirrorHasTheSameObjectWithItsOwnHeaders() throws Exception {
        Destination mirror =
                destination("second").with(UploadHeaders.parse("Cache-Control: max-age=60"));
        Published published = publish(mirror);

        assertThat(published.warnings()).isEmpty();
        ObjectInfo one = open(destination("first")).head(published.key()).orElseThrow();
        ObjectInfo other = open(mirror).head(published.key()).orElseThrow();
        assertThat(other.contentKey()).isEqualTo(one.contentKey());
        assertThat(other.bytes()).isEqualTo(one.bytes());
        try (HttpClient client = HttpClient.newHttpClient()) {
            var response =
                    client.send(
                            HttpRequest.newBuilder(
                                            open(mirror)
                                                    .signedUrl(
                                                            published.key(), Duration.ofMinutes(5)))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            assertThat(response.headers().firstValue("Cache-Control")).contains("max-age=60");
        }
    }

    @Test
    void aMirrorWhereNothingRespondsOrWithoutItsBucketIsAWarning() {
        Destination gone =
                S3StoreContract.destination("second", UNREACHABLE, keys()).named("second");
        Published published = publish(gone);
        assertThat(published.lacksMirror()).isTrue();
        assertThat(open(destination("first")).head(published.key())).isPresent();

        assertThat(publish(destination("no-such-bucket")).lacksMirror()).isTrue();
    }

    private Published publish(Destination mirror) {
        Publisher publisher =
                new MirroringPublisher(
                        new BucketPublisher(destination("first"), this::open, Journal.NONE),
                        this::open,
                        List.of(new Mirror(mirror.name(), () -> Optional.of(mirror), this::open)));
        ImageMaker.Made made =
                maker.make(
                        Source.of("x.jpg", TextEngine.picture(10, 10)),
                        Preset.WEB_1600,
                        publisher.naming(LocalDate.EPOCH));
        return publisher.publish(made.plan(), made.image(), _ -> {});
    }

    private ObjectStore open(Destination destination) {
        URI endpoint = destination.endpoint();
        return S3ObjectStore.open(
                destination,
                endpoint == null ? server.endpoint() : endpoint,
                () -> Optional.of(keys()));
    }

    private static Destination destination(String bucket) {
        return S3StoreContract.destination(bucket, server.endpoint(), keys()).named(bucket);
    }

    private static SecretKey keys() {
        return server.accessKey();
    }
}
