package io.dropsize.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.SecretKey;
import io.dropsize.store.Timeouts;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;
import io.dropsize.store.s3.FaultyProxy.Fault;
import io.dropsize.store.service.Service;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Large bodies are sent in parts; finished parts survive, and aborted ones are removed. */
@Timeout(120)
abstract class PartsContract {
    private static final String BUCKET = "parts-bucket";
    private static final String KEY = "large.tif";
    private static final int PARTS = 5;
    private static final int PART = 8 << 20;
    private static final byte[] BYTES = S3StoreContract.random((PARTS - 1) * PART + 1000);

    private FaultyProxy proxy;

    abstract URI endpoint();

    abstract SecretKey keys();

    @BeforeEach
    void standBetween() {
        Buckets.makeEmpty(endpoint(), keys(), BUCKET);
        proxy = new FaultyProxy(endpoint());
    }

    @AfterEach
    void stepAside() {
        proxy.close();
    }

    private ObjectStore open(FaultyProxy proxy, KeyTemplate template) {
        var destination =
                new Destination(
                        "Test place",
                        Service.OTHER,
                        BUCKET,
                        null,
                        proxy.endpoint(),
                        new Credentials.AccessKey(keys().id()),
                        template,
                        null,
                        false);
        return S3ObjectStore.open(
                destination, proxy.endpoint(), () -> Optional.of(keys()), Timeouts.DEFAULT);
    }

    private ObjectStore open() {
        return open(proxy, KeyTemplate.DEFAULT);
    }

    private static Upload upload() {
        return new Upload(KEY, BYTES, "image/tiff", "content-key", false);
    }

    private List<String> unfinished() {
        return Buckets.unfinished(endpoint(), keys(), BUCKET);
    }

    private void assertStored(ObjectStore store) {
        assertThat(store.get(KEY, 64 << 20)).isEqualTo(BYTES);
        var found = store.head(KEY).orElseThrow();
        assertThat(found.contentKey()).isEqualTo("content-key");
        assertThat(found.mediaType()).isEqualTo("image/tiff");
    }

    /**
     * The first two parts arrive and no other. They use a separate connection, so that nothing that
     * is still in transit when this returns can arrive later.
     */
    private void breakDownInTheMiddle(Upload upload) {
        try (var line = new FaultyProxy(endpoint())) {
            line.aimAt(head -> head.matches("(?s)PUT [^ ]*[?&]partNumber=[^12].*"));
            line.inject(Fault.SLOW_DOWN, Integer.MAX_VALUE);
            line.strikeAfter(2);
            try (var store = open(line, KeyTemplate.DEFAULT)) {
                assertThat(
                                catchThrowableOfType(
                                                DropsizeException.class,
                                                () -> store.put(upload, _ -> {}))
                                        .kind())
                        .isEqualTo(ErrorKind.SERVER_BUSY);
            }
        }
    }

    @Test
    void aLargeUploadIsStoredAndRecognized() {
        try (var store = open()) {
            assertThat(store.put(upload(), _ -> {})).isEqualTo(UploadResult.STORED);
            assertStored(store);

            int bodies = proxy.bodies();
            var sameBytes = new Upload(KEY, BYTES, "image/tiff", "another content key", false);
            assertThat(store.put(sameBytes, _ -> {})).isEqualTo(UploadResult.ALREADY_THERE);
            var otherBytes = BYTES.clone();
            otherBytes[BYTES.length - 1]++;
            assertThat(store.put(new Upload(KEY, otherBytes, "image/tiff", "b", false), _ -> {}))
                    .isEqualTo(UploadResult.KEY_TAKEN);
            assertThat(proxy.bodies()).isEqualTo(bodies);
        }
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void finishedPartsSurviveARestart() {
        breakDownInTheMiddle(upload());
        assertThat(unfinished()).containsExactly(KEY);
        List<Long> counts = Collections.synchronizedList(new ArrayList<>());

        try (var store = open()) {
            assertThat(store.put(upload(), counts::add)).isEqualTo(UploadResult.STORED);
            assertStored(store);
        }

        int completion = 1;
        assertThat(proxy.bodies()).isEqualTo(PARTS - 2 + completion);
        assertThat(counts).contains(2L * PART).endsWith((long) BYTES.length);
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void partsOfAnOlderVersionAreNotTakenUpAndAreRemovedInTheEnd() {
        byte[] older = BYTES.clone();
        older[0]++;
        older[PART]++;
        breakDownInTheMiddle(new Upload(KEY, older, "image/tiff", "content-key", false));

        try (var store = open()) {
            assertThat(store.put(upload(), _ -> {})).isEqualTo(UploadResult.STORED);
            assertStored(store);
        }

        assertThat(unfinished()).isEmpty();
    }

    @Test
    void whatAnotherProgramBeganUnderTheSameNameIsLeftAlone() {
        Buckets.begin(endpoint(), keys(), BUCKET, KEY, S3StoreContract.random(1000));

        try (var store = open(proxy, new KeyTemplate("{name}.{ext}"))) {
            assertThat(store.put(upload(), _ -> {})).isEqualTo(UploadResult.STORED);
            assertStored(store);
        }

        assertThat(unfinished()).containsExactly(KEY);
    }

    @Test
    void cancelledUploadsLeaveNothing() throws Exception {
        assertThat(interruptInTheMiddle(Thread::interrupt)).isEqualTo(ErrorKind.CANCELLED);

        assertThat(unfinished()).isEmpty();
    }

    @Test
    void whatTheProgramsEndInterruptsIsKept() throws Exception {
        assertThat(interruptInTheMiddle(null)).isEqualTo(ErrorKind.CANCELLED);

        assertThat(unfinished()).containsExactly(KEY);
    }

    /**
     * @param cancel null to close the store first
     */
    private ErrorKind interruptInTheMiddle(@Nullable Consumer<Thread> cancel) throws Exception {
        var moving = new CountDownLatch(1);
        var ended = new CompletableFuture<ErrorKind>();
        proxy.inject(Fault.HANG, Integer.MAX_VALUE);
        var store = open();
        Thread sender =
                Thread.ofPlatform()
                        .start(
                                () ->
                                        ended.complete(
                                                catchThrowableOfType(
                                                                DropsizeException.class,
                                                                () ->
                                                                        store.put(
                                                                                upload(),
                                                                                _ ->
                                                                                        moving
                                                                                                .countDown()))
                                                        .kind()));
        moving.await();
        if (cancel != null) {
            cancel.accept(sender);
            ErrorKind kind = ended.get(15, TimeUnit.SECONDS);
            store.close();
            return kind;
        }
        store.close();
        sender.interrupt();
        return ended.get(15, TimeUnit.SECONDS);
    }

    @Test
    void permanentFailuresLeaveNothing() {
        proxy.inject(Fault.LOG_IN_PAGE, Integer.MAX_VALUE);
        try (var store = open()) {
            assertThat(
                            catchThrowableOfType(
                                            DropsizeException.class,
                                            () -> store.put(upload(), _ -> {}))
                                    .kind())
                    .isEqualTo(ErrorKind.NOT_S3);
        }

        assertThat(unfinished()).isEmpty();
    }

    /** Removing it takes a while, and parts that are added until then are lost with it. */
    @Test
    void aNewTryDoesNotAddToWhatIsBeingGivenUp() {
        var removed = new CountDownLatch(1);
        Set<String> addedTo = ConcurrentHashMap.newKeySet();
        Set<String> completed = ConcurrentHashMap.newKeySet();
        proxy.aimAt(
                head -> {
                    String line = head.lines().findFirst().orElse("");
                    if (line.startsWith("DELETE ")) {
                        awaitQuietly(removed);
                    }
                    if (line.contains("uploadId=")) {
                        String id = line.replaceAll(".*uploadId=([^& ]*).*", "$1");
                        (line.startsWith("POST ") ? completed : addedTo).add(id);
                    }
                    return line.startsWith("PUT ");
                });
        proxy.inject(Fault.LOG_IN_PAGE, Integer.MAX_VALUE);
        try (var store = open()) {
            assertThat(
                            catchThrowableOfType(
                                            DropsizeException.class,
                                            () -> store.put(upload(), _ -> {}))
                                    .kind())
                    .isEqualTo(ErrorKind.NOT_S3);
            proxy.inject(Fault.NONE, 0);
            Set<String> givenUp = Set.copyOf(addedTo);

            assertThat(store.put(upload(), _ -> {})).isEqualTo(UploadResult.STORED);

            assertThat(completed).hasSize(1).doesNotContainAnyElementsOf(givenUp);
            removed.countDown();
            assertStored(store);
        }
        assertThat(unfinished()).isEmpty();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aLostAnswerToTheLastStepIsFoundOut() {
        proxy.aimAt(line -> line.startsWith("POST ") && line.contains("uploadId="));
        proxy.inject(Fault.RESET_BEFORE_THE_REPLY, 1);

        try (var store = open()) {
            assertThat(store.put(upload(), _ -> {})).isEqualTo(UploadResult.STORED);
            assertStored(store);
        }
        assertThat(unfinished()).isEmpty();
    }
}
