package io.dropsize.store.s3.http;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Fingerprint;
import io.dropsize.store.service.Authority;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Resolves an endpoint's host and examines its certificate. Blocks and honours interruption. */
public final class EndpointProbe {
    private static final int HTTPS_PORT = 443;
    private static final int MAX_ADDRESSES = 3;

    private final URI endpoint;
    private final boolean isDirect;
    private final CertificateTrust trust;
    private final Duration limit;

    /**
     * @param proxy the proxy for this endpoint, which resolves the host itself
     * @param limit of each call
     * @param trust which certificates are valid
     */
    public EndpointProbe(
            URI endpoint, Optional<URI> proxy, Duration limit, CertificateTrust trust) {
        this.endpoint = endpoint;
        this.isDirect = proxy.isEmpty();
        this.limit = limit;
        this.trust = trust;
    }

    /**
     * Resolves the endpoint's host.
     *
     * @return the first IP addresses; empty behind a proxy
     * @throws DropsizeException HOST_UNKNOWN, CANCELLED
     */
    public Optional<String> resolve() {
        return isDirect ? Optional.of(call(this::addresses)) : Optional.empty();
    }

    /**
     * Makes a secure connection.
     *
     * @return protocol and last day of the certificate; empty for http and behind a proxy
     * @throws DropsizeException the error of the certificate or of the connection
     */
    public Optional<String> secure() {
        return isDirect && "https".equalsIgnoreCase(endpoint.getScheme())
                ? Optional.of(call(this::handshake))
                : Optional.empty();
    }

    /** Whether a server for https responds, with any certificate. Never fails. */
    boolean hasTls() {
        try {
            return isDirect && !call(this::handshake).isEmpty();
        } catch (DropsizeException e) {
            return switch (e.kind()) {
                case CERTIFICATE_DATE, CERTIFICATE_HOST, CERTIFICATE_UNTRUSTED -> true;
                default -> false;
            };
        }
    }

    private String addresses() throws IOException {
        return Stream.of(InetAddress.getAllByName(host()))
                .limit(MAX_ADDRESSES)
                .map(InetAddress::getHostAddress)
                .collect(Collectors.joining(", "));
    }

    private String handshake() throws IOException {
        int given = Authority.of(endpoint).map(Authority::port).orElse(-1);
        int port = given < 0 ? HTTPS_PORT : given;
        int millis = Math.toIntExact(limit.toMillis());
        try (SSLSocket socket = (SSLSocket) trust.context().getSocketFactory().createSocket()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS"); // Unless it is pinned.
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(millis);
            socket.connect(new InetSocketAddress(host(), port), millis);
            socket.startHandshake();
            return socket.getSession().getProtocol()
                    + lastDay(socket.getSession().getPeerCertificates()[0]);
        }
    }

    private static String lastDay(Certificate certificate) {
        return certificate instanceof X509Certificate known
                ? ", " + LocalDate.ofInstant(known.getNotAfter().toInstant(), ZoneOffset.UTC)
                : "";
    }

    /** Returns the host, without the brackets of an IPv6 address. */
    private String host() {
        return Authority.hostOf(endpoint).replaceAll("[\\[\\]]", "");
    }

    /** Adds the fingerprint, by which the user may trust the certificate. */
    private DropsizeException refused(DropsizeException failure) {
        return switch (failure.kind()) {
            case CERTIFICATE_UNTRUSTED, CERTIFICATE_HOST, CERTIFICATE_DATE ->
                    new DropsizeException(
                            failure.kind(),
                            failure,
                            endpoint.getAuthority(),
                            trust.seen().map(Fingerprint::text).orElse(""));
            default -> failure;
        };
    }

    private interface Call {
        String run() throws IOException;
    }

    private String call(Call call) {
        String host = endpoint.getAuthority();
        try {
            return Interruptible.call(call::run, limit);
        } catch (ExecutionException e) {
            throw switch (Interruptible.cause(e)) {
                case UnknownHostException cause ->
                        new DropsizeException(ErrorKind.HOST_UNKNOWN, cause, host());
                case SSLException cause -> refused(TlsFailure.translate(cause, cause, host));
                case SocketTimeoutException cause ->
                        new DropsizeException(ErrorKind.TIMEOUT, cause, host);
                case IOException cause ->
                        new DropsizeException(ErrorKind.NETWORK_DOWN, cause, host);
                case Throwable cause -> new DropsizeException(ErrorKind.INTERNAL, cause, host);
            };
        }
    }
}
