package io.dropsize.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropsize.error.ErrorKind;

import org.junit.jupiter.api.Test;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.security.cert.CertificateException;

import javax.net.ssl.SSLHandshakeException;

class FetchErrorsTest {
    @Test
    void aConnectionThatBreaksDuringTheHandshakeIsRetried() {
        assertThat(kind(handshake(new SocketException("Connection reset"))))
                .isEqualTo(ErrorKind.CONNECTION_BROKEN);
        assertThat(kind(handshake(new EOFException()))).isEqualTo(ErrorKind.CONNECTION_BROKEN);
        assertThat(kind(handshake(new CertificateException())))
                .isEqualTo(ErrorKind.ADDRESS_INSECURE);
    }

    private static IOException handshake(Exception cause) {
        SSLHandshakeException failed = new SSLHandshakeException("handshake failed");
        failed.initCause(cause);
        return failed;
    }

    private static ErrorKind kind(IOException e) {
        return FetchErrors.translate(e, "host").kind();
    }
}
