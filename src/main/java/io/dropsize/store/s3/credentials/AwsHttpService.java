package io.dropsize.store.s3.credentials;

import io.dropsize.network.ProxyRoutes;
import io.dropsize.store.s3.http.ProxiedHttpClient;

import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.utils.AttributeMap;

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
        Apache5HttpClient.Builder client =
                Apache5HttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(IDLE_TIMEOUT)
                        .proxyConfiguration(ProxiedHttpClient.NO_PROXY)
                        .credentialsProvider(routes)
                        .httpRoutePlanner(routes);
        return new ProxiedBuilder(client);
    }

    /** Builds a client that recognizes the refusals of proxies. */
    private record ProxiedBuilder(Apache5HttpClient.Builder client)
            implements SdkHttpClient.Builder<ProxiedBuilder> {
        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            return new ProxiedHttpClient(client.buildWithDefaults(defaults));
        }
    }
}
