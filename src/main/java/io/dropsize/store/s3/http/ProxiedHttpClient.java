package io.dropsize.store.s3.http;

import io.dropsize.error.DropsizeException;
import io.dropsize.network.ProxyRoutes;

import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Throws a {@link DropsizeException} if the proxy refuses the connection to a service, instead of
 * returning the proxy's response like one of the service.
 */
public final class ProxiedHttpClient implements SdkHttpClient {
    /** For clients with {@link ProxyRoutes}, which choose the proxy of each request. */
    public static final ProxyConfiguration NO_PROXY =
            ProxyConfiguration.builder()
                    .useSystemPropertyValues(false)
                    .useEnvironmentVariableValues(false)
                    .build();

    private final SdkHttpClient client;

    /**
     * @param client whose routes are {@link ProxyRoutes}
     */
    public ProxiedHttpClient(SdkHttpClient client) {
        this.client = client;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest call = client.prepareRequest(request);
        String host = request.httpRequest().host();
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                var tunnel = new AtomicReference<>(Optional.<ProxyRoutes.Tunnel>empty());
                HttpExecuteResponse response =
                        ScopedValue.where(ProxyRoutes.TUNNEL, tunnel).call(call::call);
                Optional<ProxyRoutes.Tunnel> refused =
                        tunnel.get().filter(ProxyRoutes.Tunnel::isRefused);
                if (refused.isPresent()) {
                    response.responseBody().ifPresent(AbortableInputStream::abort);
                    throw ProxyRoutes.refusal(
                            refused.get().proxy(), host, response.httpResponse().statusCode());
                }
                return response;
            }

            @Override
            public void abort() {
                call.abort();
            }
        };
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }
}
