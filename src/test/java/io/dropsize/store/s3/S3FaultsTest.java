package io.dropsize.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.ErrorText;
import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.SecretKey;
import io.dropsize.store.Timeouts;
import io.dropsize.store.Upload;
import io.dropsize.store.service.Service;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Every failure of a service has its kind, and none of them contains a secret. */
@Timeout(60)
class S3FaultsTest {
    private static final String SECRET = "wJalrXUtnFEMI-this-is-the-secret-bPxRfiCY";
    private static final Timeouts SHORT =
            new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(20));
    private static final String HTML =
            "<!DOCTYPE html><html><head><title>Log in</title></head><body><br>Hotel</body></html>";

    private static S3ObjectStore open(URI endpoint, Timeouts timeouts) {
        var destination =
                new Destination(
                        "Shop",
                        Service.OTHER,
                        "images",
                        null,
                        endpoint,
                        new Credentials.AccessKey("AKID"),
                        KeyTemplate.DEFAULT,
                        null,
                        false);
        return S3ObjectStore.open(
                destination, endpoint, () -> Optional.of(new SecretKey("AKID", SECRET)), timeouts);
    }

    private static DropsizeException failure(URI endpoint, Operation operation) {
        try (var store = open(endpoint, SHORT)) {
            var failure = catchThrowableOfType(DropsizeException.class, () -> operation.run(store));
            assertThat(failure).isNotNull();
            var trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            assertThat(trace + ErrorText.of(failure)).doesNotContain(SECRET);
            return failure;
        }
    }

    private static DropsizeException failure(FaultyServer.Fault fault, Operation operation) {
        try (var server = new FaultyServer(fault)) {
            DropsizeException failure = failure(server.endpoint(), operation);
            if (failure.kind() == ErrorKind.CONNECTION_BROKEN
                    || failure.kind() == ErrorKind.NOT_S3
                    || failure.kind() == ErrorKind.SERVER_ERROR) {
                assertThat(failure.context()).containsExactly(server.host());
            }
            return failure;
        }
    }

    /** Each of them asks the service in its own way. */
    enum Operation {
        CHECK,
        PUT,
        HEAD,
        GET,
        DELETE;

        void run(S3ObjectStore store) {
            switch (this) {
                case CHECK -> store.check();
                case PUT -> {
                    var _ = store.put(S3StoreContract.upload("a.png", new byte[9], "r"), _ -> {});
                }
                case HEAD -> {
                    var _ = store.head("a.png");
                }
                case GET -> {
                    var _ = store.get("a.png", 64 << 20);
                }
                case DELETE -> store.delete("a.png");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anImmediateCloseBreaksTheConnection(Operation operation) {
        assertThat(failure(FaultyServer.closeAtOnce(), operation).kind())
                .isEqualTo(ErrorKind.CONNECTION_BROKEN);
    }

    @ParameterizedTest
    @EnumSource
    void whatResetsBreaksTheConnection(Operation operation) {
        assertThat(failure(FaultyServer.reset(), operation).kind())
                .isEqualTo(ErrorKind.CONNECTION_BROKEN);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GET") // A download is allowed minutes.
    void whatHangsDoesNotAnswerInTime(Operation operation) {
        var impatient =
                new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMillis(400));
        try (var server = new FaultyServer(FaultyServer.hang());
                var store = open(server.endpoint(), impatient)) {
            assertThat(
                            catchThrowableOfType(
                                            DropsizeException.class, () -> operation.run(store))
                                    .kind())
                    .isEqualTo(ErrorKind.TIMEOUT);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CHECK", "HEAD", "DELETE"})
    void aSilentServiceIsGivenUpAfterOneIdleTimeoutWithAllRetries(Operation operation) {
        for (FaultyServer.Fault fault :
                List.of(
                        FaultyServer.hang(),
                        FaultyServer.dripHead(),
                        // The status alone confirms a deletion.
                        operation == Operation.DELETE
                                ? FaultyServer.hang()
                                : FaultyServer.stopAfterHead())) {
            var limits =
                    new Timeouts(Duration.ofSeconds(1), Duration.ofMillis(400), Duration.ofDays(1));
            try (var server = new FaultyServer(fault);
                    var store = open(server.endpoint(), limits)) {
                assertThat(
                                catchThrowableOfType(
                                                DropsizeException.class, () -> operation.run(store))
                                        .kind())
                        .isEqualTo(ErrorKind.TIMEOUT);
            }
        }
    }

    @Test
    void aServiceThatSendsSingleBytesIsGivenUpLikeASilentOne() {
        var limits =
                new Timeouts(Duration.ofSeconds(1), Duration.ofMillis(400), Duration.ofDays(1));
        try (var server = new FaultyServer(FaultyServer.dripBody());
                var store = open(server.endpoint(), limits)) {
            assertThat(catchThrowableOfType(DropsizeException.class, store::check).kind())
                    .isEqualTo(ErrorKind.TIMEOUT);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CHECK", "PUT", "HEAD", "GET"})
    void aLogInPageIsNotS3(Operation operation) {
        assertThat(
                        failure(
                                        FaultyServer.answer(
                                                "200 OK", "Content-Type: text/html\r\n", HTML),
                                        operation)
                                .kind())
                .isEqualTo(ErrorKind.NOT_S3);
    }

    @Test
    void wellFormedHtmlIsNotS3Either() {
        assertThat(
                        failure(
                                        FaultyServer.answer(
                                                "200 OK", "", "<html><body>Hotel</body></html>"),
                                        Operation.CHECK)
                                .kind())
                .isEqualTo(ErrorKind.NOT_S3);
    }

    @ParameterizedTest
    @CsvSource({"404 Not Found", "400 Bad Request", "302 Found", "405 Not Allowed"})
    void aWebServersRefusalIsNotS3(String status) {
        assertThat(
                        failure(
                                        FaultyServer.answer(
                                                status, "Content-Type: text/html\r\n", HTML),
                                        Operation.CHECK)
                                .kind())
                .isEqualTo(ErrorKind.NOT_S3);
    }

    /** How the end of an answer is marked. */
    enum Framing {
        LENGTH,
        CHUNKS,
        CLOSE
    }

    @ParameterizedTest
    @EnumSource
    void aListThatIsCutOffIsALostConnection(Framing framing) {
        DropsizeException failure =
                failure(
                        (connection, _) -> FaultyServer.list(connection, framing, true),
                        Operation.CHECK);

        assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION_BROKEN);
        assertThat(failure.kind().isTransient()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aListThatIsCutOffOnceIsReadAgain(Framing framing) {
        try (var server =
                        new FaultyServer(
                                (connection, self) ->
                                        FaultyServer.list(
                                                connection, framing, self.connections() == 1));
                var store = open(server.endpoint(), SHORT)) {
            assertThat(store.list("", null, 10).objects()).hasSize(1);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void whatSpeaksNoHttpBreaksTheConnection() {
        assertThat(failure(FaultyServer.noHttp(), Operation.CHECK).kind())
                .isEqualTo(ErrorKind.CONNECTION_BROKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "404 Not Found, NoSuchBucket, BUCKET_MISSING",
        "404 Not Found, NoSuchKey, OBJECT_MISSING",
        "403 Forbidden, AccessDenied, ACCESS_DENIED",
        "403 Forbidden, InvalidAccessKeyId, CREDENTIALS_WRONG",
        "403 Forbidden, SignatureDoesNotMatch, CREDENTIALS_WRONG",
        "400 Bad Request, ExpiredToken, SESSION_EXPIRED",
        "400 Bad Request, InvalidToken, SESSION_EXPIRED",
        "403 Forbidden, RequestExpired, CLOCK_WRONG",
        "400 Bad Request, InternalError, SERVER_ERROR",
        "401 Unauthorized, Whatever, CREDENTIALS_WRONG",
        "403 Forbidden, RequestTimeTooSkewed, CLOCK_WRONG",
        "301 Moved, PermanentRedirect, WRONG_REGION",
        "400 Bad Request, AuthorizationHeaderMalformed, WRONG_REGION",
        "400 Bad Request, RequestTimeout, TIMEOUT",
        "408 Request Timeout, Whatever, TIMEOUT",
        "503 Slow Down, SlowDown, SERVER_BUSY",
        "503 Unavailable, Whatever, SERVER_BUSY",
        "429 Too Many, Whatever, SERVER_BUSY",
        "412 Failed, PreconditionFailed, SERVER_BUSY",
        "404 Not Found, NoSuchUpload, UPLOAD_CORRUPTED",
        "500 Failed, InternalError, SERVER_ERROR",
        "501 Not, NotImplemented, REFUSED",
        "501 Not, Whatever, REFUSED",
        "507 Full, XMinioStorageFull, DISK_FULL",
        "507 Full, DropsizeDiskFull, DISK_FULL",
        "507 Full, DropsizeCannotWrite, CANNOT_WRITE",
        "400 Bad Request, BadDigest, UPLOAD_CORRUPTED",
        "400 Bad Request, KeyTooLongError, BAD_SETTING",
        "400 Bad Request, AccessDenied, ACCESS_DENIED",
        "403 Forbidden, SomethingElse, ACCESS_DENIED",
        "400 Bad Request, InvalidRegionName, WRONG_REGION",
        "400 Bad Request, EntityTooLarge, UPLOAD_TOO_LARGE",
        "413 Too Large, Whatever, UPLOAD_TOO_LARGE",
        "403 Forbidden, QuotaExceeded, REFUSED",
        "400 Bad Request, XMinioAdminBucketQuotaExceeded, REFUSED",
        "400 Bad Request, KMS.DisabledException, REFUSED",
        "403 Forbidden, InvalidObjectState, REFUSED",
        "405 Not Allowed, MethodNotAllowed, REFUSED",
        "400 Bad Request, InvalidArgument, REFUSED",
        "400 Bad Request, SomethingElse, REFUSED",
        "403 Forbidden, SecondLevelDomainForbidden, BAD_SETTING",
        "403 Forbidden, PathStyleDomainForbidden, BAD_SETTING",
    })
    void everyWordOfS3HasItsKind(String status, String code, ErrorKind kind) {
        assertThat(failure(FaultyServer.xmlError(status, code, "why"), Operation.GET).kind())
                .isEqualTo(kind);
    }

    @Test
    void aRefusalNamesTheServicesOwnWordForIt() {
        DropsizeException failure =
                failure(
                        FaultyServer.xmlError("400 Bad Request", "KMS.DisabledException", "why"),
                        Operation.PUT);

        assertThat(ErrorText.of(failure))
                .startsWith(
                        failure.context().getFirst()
                                + " rejected the request (KMS.DisabledException: why).");
        assertThat(failure.context().getFirst()).startsWith("127.0.0.1:");
        assertThat(failure.kind().isTransient()).isFalse();
    }

    @Test
    void aRefusalQuotesTheServiceInOneShortLineWithoutControlCharacters() {
        String message =
                "S3 API Requests must be made to API port. \n\u009b31m\u202e" + "x".repeat(9_000);

        String sentence =
                ErrorText.of(
                        failure(
                                FaultyServer.xmlError(
                                        "400 Bad Request", "InvalidArgument", message),
                                Operation.CHECK));

        assertThat(sentence)
                .contains("(InvalidArgument: S3 API Requests must be made to API port. ?31m?xx")
                .contains("x…)")
                .hasSizeLessThan(500);
    }

    @ParameterizedTest
    @CsvSource({"403 Forbidden", "401 Unauthorized"})
    void aPageForBrowsersIsNoWordOfS3(String status) {
        var page =
                FaultyServer.answer(
                        status,
                        "Content-Type: text/html; charset=UTF-8\r\n",
                        "<!DOCTYPE html><html><title>Just a moment...</title></html>");

        assertThat(failure(page, Operation.CHECK).kind()).isEqualTo(ErrorKind.NOT_S3);
        assertThat(failure(page, Operation.HEAD).kind()).isEqualTo(ErrorKind.NOT_S3);
        assertThat(failure(page, Operation.GET).kind()).isEqualTo(ErrorKind.NOT_S3);
    }

    @Test
    void anAccessKeyOfTheWrongLengthIsNotAccepted() {
        var answer =
                FaultyServer.xmlError(
                        "400 Bad Request",
                        "InvalidArgument",
                        "Credential access key has length 20, should be 32");

        assertThat(failure(answer, Operation.CHECK).kind()).isEqualTo(ErrorKind.CREDENTIALS_WRONG);
    }

    @Test
    void whatAProxyHoldsForTooLargeIsNotSentAgain() {
        byte[] large = new byte[3_000_000];
        try (var proxy = new FaultyServer(FaultyServer.tooLarge());
                var store = open(proxy.endpoint(), SHORT)) {
            var upload = new Upload("a.png", large, "image/png", "r", true);

            DropsizeException failure =
                    catchThrowableOfType(DropsizeException.class, () -> store.put(upload, _ -> {}));

            assertThat(failure.kind()).isEqualTo(ErrorKind.UPLOAD_TOO_LARGE);
            assertThat(failure.kind().isTransient()).isFalse();
            assertThat(failure.context()).containsExactly(proxy.host());
            assertThat(proxy.connections()).isOne();
        }
    }

    @Test
    void aRegionThatTheServiceDoesNotKnowLeavesNoHoleInTheSentence() {
        var ofR2 =
                FaultyServer.xmlError(
                        "400 Bad Request",
                        "InvalidRegionName",
                        "The region name 'eu' is not valid. Must be one of: wnam, weur, auto");
        var ofOthers = FaultyServer.xmlError("301 Moved", "PermanentRedirect", "elsewhere");

        assertThat(ErrorText.of(failure(ofR2, Operation.CHECK)))
                .startsWith("The bucket “images” is in another region (auto).");
        assertThat(ErrorText.of(failure(ofOthers, Operation.CHECK)))
                .startsWith("The bucket “images” is in another region than the one configured.");
    }

    @Test
    void aLookThatIsRefusedWithoutAWordByAServiceThatListsIsNoMatterOfTheEndpoint() {
        var list = "<ListBucketResult><Name>images</Name><KeyCount>0</KeyCount></ListBucketResult>";

        DropsizeException failure =
                failure(FaultyServer.refuseLooks("400 Bad Request", list), Operation.HEAD);

        assertThat(failure.kind()).isEqualTo(ErrorKind.REFUSED);
        assertThat(failure.context()).element(1).isEqualTo("400");
    }

    @Test
    void theRightRegionIsReportedIfTheResponseNamesIt() {
        var inHeader = FaultyServer.answer("301 Moved", "x-amz-bucket-region: eu-west-3\r\n", "");
        var inMessage =
                FaultyServer.xmlError(
                        "400 Bad Request",
                        "AuthorizationHeaderMalformed",
                        "the region 'us-east-1' is wrong; expecting 'eu-west-3'");

        assertThat(failure(inHeader, Operation.HEAD).context())
                .containsExactly("images", "(eu-west-3)");
        assertThat(ErrorText.of(failure(inMessage, Operation.CHECK)))
                .isEqualTo(
                        "The bucket “images” is in another region (eu-west-3). Change the region"
                                + " in Settings.");
    }

    @Test
    void aHostThatDoesNotExistIsNotReachable() {
        DropsizeException failure =
                failure(URI.create("http://nowhere.invalid:9000"), Operation.CHECK);

        assertThat(failure.kind()).isEqualTo(ErrorKind.NETWORK_DOWN);
        assertThat(failure.context()).containsExactly("nowhere.invalid:9000");
    }

    @Test
    void anUnusedPortIsNotReachable() {
        URI gone;
        try (var server = new FaultyServer(FaultyServer.closeAtOnce())) {
            gone = server.endpoint();
        }

        assertThat(failure(gone, Operation.CHECK).kind()).isEqualTo(ErrorKind.NETWORK_DOWN);
    }

    @Test
    void whatSpeaksNoTlsBehindHttpsIsNotSecure() {
        try (var server = new FaultyServer(FaultyServer.noHttp())) {
            URI secure = URI.create("https://" + server.host());

            assertThat(failure(secure, Operation.CHECK).kind()).isEqualTo(ErrorKind.TLS_FAILED);
        }
    }

    @Test
    void aFailureThatMayPassIsTriedAgain() {
        try (var server = new FaultyServer(FaultyServer.xmlError("503 Busy", "SlowDown", "x"));
                var store = open(server.endpoint(), SHORT)) {
            assertThat(catchThrowableOfType(DropsizeException.class, store::check).kind())
                    .isEqualTo(ErrorKind.SERVER_BUSY);
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void interruptionEndsACallImmediatelyAndStaysSet() throws Exception {
        var started = new CompletableFuture<Thread>();
        var ended = new CompletableFuture<ErrorKind>();
        try (var server = new FaultyServer(FaultyServer.hang());
                var store = open(server.endpoint(), Timeouts.DEFAULT)) {
            Thread.ofPlatform()
                    .start(
                            () -> {
                                started.complete(Thread.currentThread());
                                var failure =
                                        catchThrowableOfType(DropsizeException.class, store::check);
                                if (Thread.currentThread().isInterrupted()) {
                                    ended.complete(failure.kind());
                                }
                            });
            started.get().interrupt();

            assertThat(ended.get(15, TimeUnit.SECONDS)).isEqualTo(ErrorKind.CANCELLED);
        }
    }
}
