package io.dropsize.store.s3.http;

import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongConsumer;

/**
 * Counts the bytes of a body as they are sent, and aborts a call if none is sent for too long,
 * because a write to a socket has no timeout. It is below the SDK, because the SDK reads a body
 * once beforehand to sign it.
 */
public final class ProgressHttpClient implements SdkHttpClient {
    /** Receives the byte count of the call in this scope. */
    public static final ScopedValue<LongConsumer> LISTENER = ScopedValue.newInstance();

    private static final LongConsumer NOBODY = _ -> {};

    private final SdkHttpClient client;
    private final Duration idle;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("s3-idle").factory());

    /**
     * @param idle the maximum time in which no byte of a body is sent
     */
    public ProgressHttpClient(SdkHttpClient client, Duration idle) {
        this.client = client;
        this.idle = idle;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        if (request.contentStreamProvider().isEmpty()) {
            return BoundedResponse.over(client.prepareRequest(request));
        }
        LongConsumer listener = LISTENER.isBound() ? LISTENER.get() : NOBODY;
        ContentStreamProvider body = request.contentStreamProvider().get();
        var watch = new StallTimeout(clock, idle);
        return BoundedResponse.over(
                watch.over(
                        client.prepareRequest(
                                HttpExecuteRequest.builder()
                                        .request(request.httpRequest())
                                        .metricCollector(request.metricCollector().orElse(null))
                                        .contentStreamProvider(
                                                () ->
                                                        new Counted(
                                                                body.newStream(), watch, listener))
                                        .build())));
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        client.close();
    }

    private static final class Counted extends FilterInputStream {
        private final LongConsumer listener;
        private final StallTimeout watch;
        private long count;

        Counted(InputStream body, StallTimeout watch, LongConsumer listener) {
            super(body);
            this.watch = watch;
            this.listener = listener;
            listener.accept(0);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? -1 : 1);
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            count(n);
            return n;
        }

        private void count(int n) {
            watch.moved();
            if (n > 0) {
                count += n;
                listener.accept(count);
            }
        }
    }
}
