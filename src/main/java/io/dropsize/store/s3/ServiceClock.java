package io.dropsize.store.s3;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** A service's clock, as the Date header of its responses shows it. Thread-safe. */
final class ServiceClock implements ExecutionInterceptor {
    private volatile @Nullable Duration offset;

    @Override
    public void afterTransmission(
            Context.AfterTransmission context, ExecutionAttributes executionAttributes) {
        offset(context.httpResponse()).ifPresent(this::set);
    }

    void set(Duration found) {
        offset = found;
    }

    /**
     * Returns by how much the service's clock is ahead of this computer's; empty before the first
     * response.
     */
    Optional<Duration> offset() {
        return Optional.ofNullable(offset);
    }

    /** Returns the offset according to one response. */
    static Optional<Duration> offset(SdkHttpResponse response) {
        return response.firstMatchingHeader("Date")
                .flatMap(ServiceClock::parse)
                .map(date -> Duration.between(Instant.now(), date));
    }

    private static Optional<Instant> parse(String date) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
