package io.dropsize.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.SecretKey;
import io.dropsize.store.Timeouts;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;
import io.dropsize.store.s3.FaultyProxy.Fault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whatever happens on the connection to a real service, an upload succeeds or ends with one error,
 * in time.
 */
@Timeout(120)
abstract class UploadFaults {
    private static final String BUCKET = "faults-bucket";
    private static final String KEY = "a-0123456789abcdef.png";
    private static final int ALWAYS = 1_000_000;

    /** The timeout of a call, plus the time to clean up. */
    private static final Duration SPARE = Duration.ofSeconds(7);

    private FaultyProxy proxy;
    private ObjectStore store;

    abstract URI endpoint();

    abstract SecretKey keys();

    /**
     * Timeouts that a service without faults meets, and short ones, as several tests reach them.
     */
    Timeouts timeouts() {
        return new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(8));
    }

    @BeforeEach
    void standBetween() {
        Buckets.makeEmpty(endpoint(), keys(), BUCKET);
        proxy = new FaultyProxy(endpoint());
        store = openThroughTheProxy();
    }

    @AfterEach
    void stepAside() {
        proxy.close();
        store.close();
    }

    private ObjectStore openThroughTheProxy() {
        return S3ObjectStore.open(
                S3StoreContract.destination(BUCKET, proxy.endpoint(), keys()),
                proxy.endpoint(),
                () -> Optional.of(keys()),
                timeouts());
    }

    /** A picture, a large body in three parts. */
    enum Size {
        SMALL(150_000),
        LARGE(20_000_000);

        private final byte[] bytes;

        Size(int bytes) {
            this.bytes = S3StoreContract.random(bytes);
        }

        Upload upload() {
            return S3StoreContract.upload(KEY, bytes, "content-key");
        }
    }

    /** An invalid response means it is not S3, and corrupted bytes are never accepted. */
    static Stream<Arguments> passing() {
        return allBut(EnumSet.of(Fault.LOG_IN_PAGE, Fault.A_BYTE_IS_FLIPPED));
    }

    /** An upload succeeds in spite of the others. */
    static Stream<Arguments> fatal() {
        return allBut(EnumSet.of(Fault.NONE, Fault.SLOW, Fault.THE_ETAG_IS_WRONG));
    }

    private static Stream<Arguments> allBut(EnumSet<Fault> others) {
        return EnumSet.complementOf(others).stream()
                .flatMap(fault -> Arrays.stream(Size.values()).map(of -> Arguments.of(fault, of)));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void aShortFaultIsNotNoticed(Fault fault, Size size) throws Exception {
        proxy.inject(fault, 1);

        assertThat(store.put(size.upload(), _ -> {}))
                .isIn(UploadResult.STORED, UploadResult.ALREADY_THERE);

        assertStoredOnce(size);
    }

    @ParameterizedTest
    @MethodSource("fatal")
    void aFaultThatStaysEndsInASentenceAndTheNextTryGoesWell(Fault fault, Size size)
            throws Exception {
        proxy.inject(fault, ALWAYS);
        long begin = System.nanoTime();

        DropsizeException failure =
                catchThrowableOfType(
                        DropsizeException.class, () -> store.put(size.upload(), _ -> {}));

        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isLessThan(timeouts().call().plus(SPARE));
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(expected(fault));
        assertThat(ErrorText.of(failure)).contains(". ").endsWith(".");
        assertNothingHalf(size);

        proxy.inject(Fault.NONE, 0);
        assertThat(store.put(size.upload(), _ -> {}))
                .isIn(UploadResult.STORED, UploadResult.ALREADY_THERE);
        assertStoredOnce(size);
    }

    private static ErrorKind expected(Fault fault) {
        return switch (fault) {
            case RESET_AT_ACCEPT, CLOSE_AT_ONCE, RESET_IN_MID_BODY, RESET_BEFORE_THE_REPLY ->
                    ErrorKind.CONNECTION_BROKEN;
            case HANG, STOP_READING -> ErrorKind.TIMEOUT;
            case SERVER_ERROR -> ErrorKind.SERVER_ERROR;
            case SLOW_DOWN -> ErrorKind.SERVER_BUSY;
            case LOG_IN_PAGE -> ErrorKind.NOT_S3;
            case A_BYTE_IS_FLIPPED -> ErrorKind.UPLOAD_CORRUPTED;
            case NONE, SLOW, THE_ETAG_IS_WRONG -> throw new IllegalArgumentException();
        };
    }

    private void assertNothingHalf(Size size) {
        try (var direct = S3StoreContract.open(BUCKET, endpoint(), keys())) {
            if (direct.head(KEY).isPresent()) { // The response was lost, not the upload.
                assertThat(direct.get(KEY, 64 << 20)).isEqualTo(size.bytes);
            }
        }
    }

    private void assertStoredOnce(Size size) {
        store.close(); // Ends background cleanup.
        try (var direct = S3StoreContract.open(BUCKET, endpoint(), keys())) {
            assertThat(direct.list("", null, 10).objects()).hasSize(1);
            assertThat(direct.get(KEY, 64 << 20)).isEqualTo(size.bytes);
            if (!Buckets.unfinished(endpoint(), keys(), BUCKET).isEmpty()) {
                // A request whose connection broke may reach a busy service after the cleanup. The
                // next upload of the same body removes it, too.
                direct.delete(KEY);
                direct.put(size.upload(), _ -> {});
            }
        }
        assertThat(Buckets.unfinished(endpoint(), keys(), BUCKET)).isEmpty();
    }
}
