package io.dropsize.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.http.EndpointFixture.Form;
import io.dropsize.http.exchange.EndpointLimits;
import io.dropsize.http.exchange.EndpointOptions;
import io.dropsize.http.exchange.Spool;
import io.dropsize.http.upload.Digest;
import io.dropsize.http.upload.EndpointListener;
import io.dropsize.pipeline.journal.Origin;
import io.dropsize.pipeline.plan.Preset;
import io.dropsize.pipeline.plan.Source;
import io.dropsize.pipeline.queue.Job;
import io.dropsize.store.Destination;
import io.dropsize.testkit.MemoryStore;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Starting, stopping, resuming and load. */
@Timeout(180)
class EndpointLifeTest {
    private static final String UPLOAD = "/api/v1/image/upload";

    @TempDir Path home;

    @Test
    void aPortThatIsTakenIsReportedOnEitherAddress() throws IOException {
        for (String address : List.of("127.0.0.1", "::1")) {
            try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName(address))) {
                int port = other.getLocalPort();

                assertThatThrownBy(() -> start(port).close())
                        .isInstanceOfSatisfying(
                                DropsizeException.class,
                                e -> {
                                    assertThat(e.kind()).isEqualTo(ErrorKind.PORT_IN_USE);
                                    assertThat(e.context()).containsExactly("" + port);
                                });
            }
        }
    }

    private EndpointFixture start(int port) {
        return new EndpointFixture(
                home, old -> new EndpointOptions(port, Set.of(), true, List.of(), old.limits()));
    }

    @Test
    void filesThatAKilledRunLeftAreDeletedButNotThoseOfAnotherRun() throws IOException {
        Path spool = Files.createDirectories(home.resolve("cache/endpoint"));
        Files.createFile(spool.resolve("old.lock"));
        Path left = Files.createFile(Files.createDirectory(spool.resolve("old")).resolve("body"));
        try (Spool other = new Spool(home.resolve("cache"))) {
            Path used = Files.createFile(other.file());

            try (EndpointFixture _ = new EndpointFixture(home)) {
                assertThat(left).doesNotExist();
                assertThat(used).exists();
            }
        }
        try (Stream<Path> found = Files.list(spool)) {
            assertThat(found).isEmpty();
        }
    }

    @Test
    @Timeout(30)
    void theImageOfAnUploadIsDeletedFromTheDisk() throws IOException {
        try (EndpointFixture fixture = new EndpointFixture(home)) {
            fixture.postImage(UPLOAD, EndpointFixture.png(1));
            Form form = new Form().file("a", "a.png", EndpointFixture.png(2));
            fixture.postForm(UPLOAD, form.file("b", "b.txt", new byte[] {1}));

            while (count(home.resolve("data/journal/kept")) > 0) {
                Thread.onSpinWait();
            }
            Path spool;
            try (Stream<Path> runs = Files.list(home.resolve("cache/endpoint"))) {
                spool = runs.filter(Files::isDirectory).findFirst().orElseThrow();
            }
            while (count(spool) > 0) {
                Thread.onSpinWait();
            }
        }
    }

    private static long count(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aWindowCanReadTheImagesOfTheUploadsThatItLists() throws Exception {
        List<Job> listed = new CopyOnWriteArrayList<>();
        EndpointOptions options =
                new EndpointOptions(0, Set.of(), true, List.of(), EndpointLimits.DEFAULT);
        try (EndpointFixture fixture = new EndpointFixture(home);
                Spool spool = Endpoint.spool(fixture.endpointCore());
                Endpoint window =
                        Endpoint.start(
                                fixture.endpointCore(),
                                options,
                                new Listing(listed),
                                spool,
                                () -> {})) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + window.port() + UPLOAD))
                            .header("Authorization", "Bearer " + fixture.token())
                            .header("Content-Type", "image/png");

            assertThat(
                            fixture.send(
                                            request.POST(
                                                    BodyPublishers.ofByteArray(
                                                            EndpointFixture.png(1))))
                                    .statusCode())
                    .isEqualTo(201);

            Source source = listed.getFirst().request().source();
            assertThat(source.bytes()).isEqualTo(EndpointFixture.png(1));
            while (count(spool.folder()) > 0) {
                Thread.onSpinWait();
            }
        }
    }

    private record Listing(List<Job> listed) implements EndpointListener {
        @Override
        public void accepted(List<Job> jobs, Preset preset, Destination destination) {
            listed.addAll(jobs);
        }

        @Override
        public void refused(String origin) {}

        @Override
        public boolean offersRetry() {
            return true;
        }

        @Override
        public List<Source> clipboard() {
            return List.of();
        }
    }

    @Test
    void imagesThatWereAcceptedAreUploadedByTheNextRun() {
        try (EndpointFixture first = new EndpointFixture(home)) {
            first.core.submissions().pause();
            HttpResponse<String> response =
                    first.postImage(UPLOAD + "?wait=false&name=later.png", EndpointFixture.png(1));
            assertThat(response.statusCode()).isEqualTo(202);
            first.core.submissions().unpause();
            first.core.submissions().pause();
        }

        try (EndpointFixture second = new EndpointFixture(home)) {
            assertThat(second.endpoint.resumed()).isEqualTo(1);
            JsonNode images;
            do {
                images = EndpointFixture.json(second.get("/api/v1/images")).get("images");
            } while (images.isEmpty());
            assertThat(images.get(0).get("key").stringValue()).contains("later-");
        }
        try (EndpointFixture third = new EndpointFixture(home)) {
            assertThat(third.core.submissions().resume(Origin.ENDPOINT)).isEmpty();
        }
    }

    @Test
    void aCommandThatResumesDoesNotTakeTheEndpointsImages() {
        try (EndpointFixture first = new EndpointFixture(home)) {
            first.core.submissions().pause();
            first.postImage(UPLOAD + "?wait=false", EndpointFixture.png(1));
        }
        try (EndpointFixture second = new EndpointFixture(home)) {
            assertThat(second.core.submissions().resume(Origin.COMMAND)).isEmpty();
        }
    }

    @Test
    void aDestinationThatCantBeReachedIsReportedAndTheImageIsNotLost() {
        EndpointLimits base = EndpointLimits.DEFAULT;
        EndpointLimits impatient =
                new EndpointLimits(
                        base.bodyBytes(),
                        base.listBytes(),
                        base.parts(),
                        base.headerBytes(),
                        base.connections(),
                        base.uploads(),
                        base.spoolBytes(),
                        base.unfinishedJobs(),
                        base.idle(),
                        base.grace(),
                        base.bytesPerSecond(),
                        Duration.ofMillis(200));
        MemoryStore store = new MemoryStore();
        store.lose();
        try (EndpointFixture fixture =
                new EndpointFixture(home, EndpointFixture.limits(impatient), store)) {

            HttpResponse<String> response = fixture.postImage(UPLOAD, EndpointFixture.png(1));

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            JsonNode entry = EndpointFixture.json(response).get("results").get(0);
            assertThat(entry.get("state").stringValue()).isEqualTo("offline");
            assertThat(entry.get("error").get("message").stringValue()).endsWith(".");
            assertThat(
                            fixture.postList("/upload", fixture.file("a.png", 2).toString())
                                    .statusCode())
                    .isEqualTo(500);
        }
        store.find();
        try (EndpointFixture _ = new EndpointFixture(home, UnaryOperator.identity(), store)) {
            while (store.objects.size() < 2) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void aRequestThatWaitsWhileTheEndpointStopsIsAnsweredAndItsImageIsResumed() throws Exception {
        MemoryStore store = new MemoryStore();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        store.beforePut =
                _ -> {
                    begun.countDown();
                    awaitOrBeInterrupted(never);
                };
        try (ExecutorService client = Executors.newSingleThreadExecutor()) {
            EndpointFixture fixture = new EndpointFixture(home, UnaryOperator.identity(), store);
            Future<HttpResponse<String>> response =
                    client.submit(() -> fixture.postImage(UPLOAD, EndpointFixture.png(1)));
            begun.await();

            fixture.endpoint.close();

            assertThat(response.get().statusCode()).isEqualTo(503);
            assertThat(response.get().body()).contains("STOPPING");
            fixture.close();
        }
        store.beforePut = _ -> {};
        try (EndpointFixture _ = new EndpointFixture(home, UnaryOperator.identity(), store)) {
            while (store.objects.isEmpty()) {
                Thread.onSpinWait();
            }
        }
    }

    private static void awaitOrBeInterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new DropsizeException(ErrorKind.CANCELLED, e);
        }
    }

    @Test
    void aBodyOfHundredsOfMegabytesIsNeverInTheHeap() {
        long length = 500L << 20;
        try (EndpointFixture fixture = new EndpointFixture(home)) {
            fixture.postImage(UPLOAD, EndpointFixture.png(1)); // Loads classes.
            resetPeaks();
            long before = peakBytes();

            HttpResponse<String> response =
                    fixture.send(
                            fixture.request(UPLOAD)
                                    .header("Content-Type", "image/png")
                                    .POST(
                                            BodyPublishers.ofInputStream(
                                                    () -> EndpointLimitsTest.zeros(length))));

            HttpResponse<String> form =
                    fixture.send(
                            fixture.request(UPLOAD)
                                    .header("Content-Type", "multipart/form-data; boundary=b")
                                    .POST(BodyPublishers.ofInputStream(() -> form(length))));

            assertThat(response.statusCode()).isEqualTo(422);
            assertThat(form.statusCode()).isEqualTo(422);
            assertThat(peakBytes() - before).isLessThan(length / 2);
        }
    }

    private static InputStream form(long length) {
        String head =
                "--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a.png\"\r\n\r\n";
        InputStream end = new ByteArrayInputStream("\r\n--b--\r\n".getBytes());
        return new SequenceInputStream(
                new ByteArrayInputStream(head.getBytes()),
                new SequenceInputStream(EndpointLimitsTest.zeros(length), end));
    }

    private static void resetPeaks() {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /** Of the pool for large and old objects: the others contain garbage of all tests. */
    private static long peakBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .filter(pool -> pool.getName().matches(".*(Old|Tenured).*"))
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    @Test
    void aHundredUploadsFromManyConnectionsGetTheirOwnLinks() throws Exception {
        try (EndpointFixture fixture = new EndpointFixture(home);
                ExecutorService clients = Executors.newFixedThreadPool(20)) {
            List<Future<HttpResponse<String>>> responses = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                int number = i;
                responses.add(
                        clients.submit(
                                () ->
                                        fixture.postImage(
                                                UPLOAD + "?name=image" + number + ".png",
                                                EndpointFixture.png(number))));
            }
            List<String> keys = new ArrayList<>();
            for (int i = 0; i < responses.size(); i++) {
                HttpResponse<String> response = responses.get(i).get();
                assertThat(response.statusCode()).isEqualTo(201);
                JsonNode entry = EndpointFixture.json(response).get("results").get(0);
                keys.add(entry.get("key").stringValue());
                assertThat(keys.getLast()).contains("/image" + i + "-");
                assertThat(entry.get("sha256").stringValue())
                        .isEqualTo(Digest.of(Source.of("a", EndpointFixture.png(i))));
            }
            assertThat(keys).doesNotHaveDuplicates();
        }
    }
}
