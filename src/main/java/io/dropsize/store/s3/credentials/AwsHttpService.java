package io.dropsize.store.s3.credentials;

import io.dropsize.store.s3.http.ProxySettings;

import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;

import java.net.URI;
import java.time.Duration;

/**
 * Creates the HTTP clients for STS and SSO, with the same proxies and limits as those for S3. The
 * SDK creates it by its name, which {@link AwsFiles} sets.
 */
public final class AwsHttpService implements SdkHttpService {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofSeconds(5);

    @Override
    public SdkHttpClient.Builder<?> createHttpClientBuilder() {
        return Apache5HttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(SILENCE)
                .proxyConfiguration(
                        ProxyConfiguration.builder()
                                .useSystemPropertyValues(false)
                                .useEnvironmentVariableValues(false)
                                .build())
                .httpRoutePlanner(new Proxies());
    }

    private static final class Proxies extends DefaultRoutePlanner {
        Proxies() {
            super(null);
        }

        @Override
        protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
            return ProxySettings.ofTheSystem()
                    .proxy(URI.create(target.toURI()))
                    .map(proxy -> new HttpHost(proxy.getScheme(), proxy.getHost(), proxy.getPort()))
                    .orElse(null);
        }
    }
}
