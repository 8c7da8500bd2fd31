package io.dropsize.store.s3;

import io.dropsize.network.ProxyRoutes;
import io.dropsize.store.Destination;
import io.dropsize.store.Endpoints;
import io.dropsize.store.Fingerprint;
import io.dropsize.store.Timeouts;
import io.dropsize.store.s3.http.CertificateTrust;
import io.dropsize.store.s3.http.ProgressHttpClient;
import io.dropsize.store.s3.http.ProxiedHttpClient;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Creates the SDK's clients in the one configuration that every supported S3 service understands.
 * Environment variables for Amazon's own endpoints are ignored.
 */
final class S3Clients {
    /** The number of quick attempts; the job queue handles longer waits. */
    private static final int ATTEMPTS = 3;

    /**
     * Enough attempts to wait until another process takes over the server behind "This computer".
     */
    private static final int LOCAL_ATTEMPTS = 6;

    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Two for each of the maximum number of uploads, and the parts of large files. */
    private static final int CONNECTIONS = 64;

    private S3Clients() {}

    static S3Client client(
            Destination destination,
            URI endpoint,
            AwsCredentialsProvider credentials,
            Timeouts timeouts,
            Optional<URI> proxy,
            ServiceClock clock) {
        return S3Client.builder()
                .endpointOverride(UnderscoreHost.standIn(endpoint))
                .region(Region.of(Endpoints.region(destination)))
                .credentialsProvider(credentials)
                .fipsEnabled(false)
                .dualstackEnabled(false)
                .serviceConfiguration(plainBodies(endpoint))
                .defaultsMode(DefaultsMode.LEGACY)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .addPlugin(
                        LegacyMd5Plugin
                                .create()) // Many services require Content-MD5 for DeleteObjects.
                .overrideConfiguration(overrides(destination, endpoint, timeouts, clock))
                .httpClientBuilder(
                        _ ->
                                http(
                                        proxy,
                                        timeouts,
                                        destination.certificate())) // Closed with its client.
                .build();
    }

    private static ProgressHttpClient http(
            Optional<URI> proxy, Timeouts timeouts, @Nullable Fingerprint certificate) {
        ProxyRoutes routes = new ProxyRoutes(_ -> proxy);
        return new ProgressHttpClient(
                new ProxiedHttpClient(
                        Apache5HttpClient.builder()
                                .tlsSocketStrategy(
                                        certificate == null
                                                ? null // The default one.
                                                : new CertificateTrust(certificate).strategy(proxy))
                                .expectContinueEnabled(false)
                                .maxConnections(CONNECTIONS)
                                .connectionAcquisitionTimeout(
                                        timeouts.call()) // Further uploads wait.
                                .connectionTimeout(timeouts.connect())
                                .socketTimeout(timeouts.idle())
                                .proxyConfiguration(ProxiedHttpClient.NO_PROXY)
                                .credentialsProvider(routes)
                                .httpRoutePlanner(routes)
                                .build()),
                timeouts.idle());
    }

    private static ClientOverrideConfiguration overrides(
            Destination destination, URI endpoint, Timeouts timeouts, ServiceClock clock) {
        var pause = BackoffStrategy.exponentialDelay(PAUSE, Duration.ofSeconds(4));
        return ClientOverrideConfiguration.builder()
                .apiCallTimeout(timeouts.call())
                .addExecutionInterceptor(clock)
                .addExecutionInterceptor(new Permissions())
                .addExecutionInterceptor(new XmlResponses())
                .addExecutionInterceptor(new UnderscoreHost(endpoint))
                .retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(
                                        destination.isThisComputer() ? LOCAL_ATTEMPTS : ATTEMPTS)
                                .backoffStrategy(pause)
                                .throttlingBackoffStrategy(pause)
                                .retryOnException(S3Errors::isCutOff)
                                .build())
                .build();
    }

    /**
     * Some services reject the SDK's chunked encoding, and some store the chunk framing as content.
     * Waiting for "100 Continue" has no benefit here, and doubles the time until an unresponsive
     * service is detected.
     */
    private static S3Configuration plainBodies(URI endpoint) {
        return S3Configuration.builder()
                .pathStyleAccessEnabled(!Endpoints.wantsBucketInHost(endpoint))
                .chunkedEncodingEnabled(false)
                .expectContinueEnabled(false)
                .build();
    }
}
