package io.dropsize.store.s3;

import io.dropsize.store.service.Authority;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

import java.net.URI;
import java.util.Optional;

/**
 * Sends requests to a host with an underscore, such as {@code http://object_store:9000}. {@link
 * URI} finds no host in its address, and the SDK refuses such an endpoint, but signs and sends
 * requests to any host. So the SDK gets another endpoint, and each request the real host before it
 * is signed.
 */
final class UnderscoreHost implements ExecutionInterceptor {
    private static final String STAND_IN = "underscore.invalid";

    private final Optional<Authority> real;

    UnderscoreHost(URI endpoint) {
        this.real =
                Optional.of(endpoint).filter(UnderscoreHost::needsStandIn).flatMap(Authority::of);
    }

    /** Returns the endpoint, or one that the SDK accepts instead. */
    static URI standIn(URI endpoint) {
        return needsStandIn(endpoint)
                ? URI.create(endpoint.getScheme() + "://" + STAND_IN + endpoint.getRawPath())
                : endpoint;
    }

    private static boolean needsStandIn(URI endpoint) {
        return endpoint.getHost() == null;
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(
            Context.ModifyHttpRequest context, ExecutionAttributes executionAttributes) {
        SdkHttpRequest request = context.httpRequest();
        return real.map(host -> to(host, request)).orElse(request);
    }

    private static SdkHttpRequest to(Authority real, SdkHttpRequest request) {
        return request.toBuilder()
                .host(real.host())
                .port(real.port() < 0 ? null : real.port())
                .build();
    }
}
