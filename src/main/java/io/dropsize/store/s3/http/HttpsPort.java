package io.dropsize.store.s3.http;

import io.dropsize.error.DropsizeException;
import io.dropsize.store.service.Authority;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether an endpoint with http is the port of an https server: such servers close the connection,
 * or answer with a page or a TLS alert. Thread-safe.
 */
public final class HttpsPort {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int BAD_REQUEST = 400;

    private final URI endpoint;
    private final Optional<URI> proxy;
    private @Nullable Boolean found;

    public HttpsPort(URI endpoint, Optional<URI> proxy) {
        this.endpoint = endpoint;
        this.proxy = proxy;
    }

    /** Whether it is the reason for an error. The first call may take 2 seconds. */
    public boolean explains(DropsizeException error) {
        return switch (error.kind()) {
            case CONNECTION_BROKEN -> isTls();
            case NOT_S3 ->
                    (!(error.getCause() instanceof AwsServiceException response)
                                    || response.statusCode() == BAD_REQUEST)
                            && isTls();
            default -> false;
        };
    }

    private synchronized boolean isTls() {
        if (found == null) {
            found =
                    "http".equalsIgnoreCase(endpoint.getScheme())
                            && Authority.of(endpoint).filter(known -> known.port() >= 0).isPresent()
                            && new EndpointProbe(secure(), proxy, LIMIT, new CertificateTrust(null))
                                    .hasTls();
        }
        return found;
    }

    private URI secure() {
        return URI.create("https://" + endpoint.getRawAuthority());
    }
}
