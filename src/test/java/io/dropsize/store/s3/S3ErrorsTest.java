package io.dropsize.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Destination;

import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.core.exception.SdkClientException;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;

/**
 * Failures of connections and files, as the client throws them, have the kind that tells the user
 * what to do.
 */
class S3ErrorsTest {
    static Stream<Arguments> causes() {
        return Stream.of(
                Arguments.of(new UnknownHostException("h"), ErrorKind.NETWORK_DOWN),
                Arguments.of(new NoRouteToHostException("no"), ErrorKind.NETWORK_DOWN),
                Arguments.of(new HttpHostConnectException("refused"), ErrorKind.NETWORK_DOWN),
                Arguments.of(new ConnectTimeoutException("late"), ErrorKind.NETWORK_DOWN),
                Arguments.of(new SocketException("Network is unreachable"), ErrorKind.NETWORK_DOWN),
                Arguments.of(
                        new SocketException("No route to host (Write failed)"),
                        ErrorKind.NETWORK_DOWN),
                Arguments.of(new SocketException("Connection reset"), ErrorKind.CONNECTION_BROKEN),
                Arguments.of(new SocketException("Broken pipe"), ErrorKind.CONNECTION_BROKEN),
                Arguments.of(new EOFException(), ErrorKind.CONNECTION_BROKEN),
                Arguments.of(new SocketTimeoutException("Read timed out"), ErrorKind.TIMEOUT),
                Arguments.of(
                        new ConnectionRequestTimeoutException("all connections are in use"),
                        ErrorKind.TIMEOUT),
                Arguments.of(new SSLHandshakeException("no trust"), ErrorKind.TLS_FAILED),
                Arguments.of(
                        new SSLHandshakeException("ended", new EOFException()),
                        ErrorKind.CONNECTION_BROKEN));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void everyCauseHasItsKind(IOException cause, ErrorKind kind) {
        var errors =
                new S3Errors(
                        Destination.thisComputer(),
                        URI.create("http://s3.example.com:9000"),
                        Optional.empty());
        var thrown = SdkClientException.create("wrapped", new UncheckedIOException(cause));

        DropsizeException failure = errors.translate(thrown, "a.png");

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.context()).isNotEmpty();
    }
}
