package io.dropsize.store.s3.credentials;

import io.dropsize.network.ProxyRoutes;

import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;

import java.time.Duration;

/**
 * Creates the HTTP clients for STS and SSO, with the same proxies and limits as those for S3. The
 * SDK creates it by its name, which {@link AwsFiles} sets.
 */
public final class AwsHttpService implements SdkHttpService {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(5);

    @Override
    public SdkHttpClient.Builder<?> createHttpClientBuilder() {
        ProxyRoutes routes = new ProxyRoutes();
        return Apache5HttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(IDLE_TIMEOUT)
                .proxyConfiguration(
                        ProxyConfiguration.builder()
                                .useSystemPropertyValues(false)
                                .useEnvironmentVariableValues(false)
                                .build())
                .credentialsProvider(routes)
                .httpRoutePlanner(routes);
    }
}
