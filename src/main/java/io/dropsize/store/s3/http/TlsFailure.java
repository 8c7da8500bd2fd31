package io.dropsize.store.s3.http;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.net.SocketException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;

import javax.net.ssl.SSLException;

/** Maps TLS failures to error kinds, by the certificate's fault. */
public final class TlsFailure {
    private static final int MAX_CAUSES = 10;

    private TlsFailure() {}

    /**
     * Translates a failure.
     *
     * @param thrown the exception that contains {@code failure}
     */
    public static DropsizeException translate(SSLException failure, Throwable thrown, String host) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateTrust.Changed changed) {
                return new DropsizeException(
                        ErrorKind.CERTIFICATE_CHANGED, thrown, host, changed.now().text());
            }
        }
        return new DropsizeException(kind(failure), thrown, host);
    }

    /**
     * Returns the kind of error; a connection that breaks during the handshake is no certificate
     * error.
     */
    private static ErrorKind kind(SSLException failure) {
        if (failure.getCause() instanceof SocketException
                || failure.getCause() instanceof EOFException) {
            return ErrorKind.CONNECTION_BROKEN;
        }
        ErrorKind kind = ErrorKind.TLS_FAILED;
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            ErrorKind named = kindOf(cause);
            kind = named == null ? kind : named; // The innermost cause is the most specific one.
            cause = cause.getCause();
        }
        return kind;
    }

    private static @Nullable ErrorKind kindOf(Throwable cause) {
        return switch (cause) {
            case CertificateExpiredException _, CertificateNotYetValidException _ ->
                    ErrorKind.CERTIFICATE_DATE;
            case CertPathValidatorException e
                    when e.getReason() == BasicReason.EXPIRED
                            || e.getReason() == BasicReason.NOT_YET_VALID ->
                    ErrorKind.CERTIFICATE_DATE;
            case CertPathBuilderException _, CertPathValidatorException _ ->
                    ErrorKind.CERTIFICATE_UNTRUSTED;
            case CertificateException e when isOtherHost(String.valueOf(e.getMessage())) ->
                    ErrorKind.CERTIFICATE_HOST;
            case SSLException e when isOtherHost(String.valueOf(e.getMessage())) ->
                    ErrorKind.CERTIFICATE_HOST;
            default -> null;
        };
    }

    /**
     * Returns whether the certificate is for another host, for which there is no exception class,
     * only this message.
     */
    private static boolean isOtherHost(String message) {
        return message.startsWith("No subject alternative")
                || message.startsWith("No name matching")
                || message.contains("doesn't match any of the subject alternative names")
                || message.contains("doesn't match common name");
    }
}
