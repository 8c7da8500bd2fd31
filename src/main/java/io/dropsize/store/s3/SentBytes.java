package io.dropsize.store.s3;

import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/**
 * Counts the bytes of a body as they leave. It sits below the SDK, because the SDK reads a body
 * once more beforehand to sign it.
 */
final class SentBytes implements SdkHttpClient {
    /** Who hears the count of the call that runs in this scope. */
    static final ScopedValue<LongConsumer> LISTENER = ScopedValue.newInstance();

    private final SdkHttpClient client;

    SentBytes(SdkHttpClient client) {
        this.client = client;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        if (!LISTENER.isBound() || request.contentStreamProvider().isEmpty()) {
            return client.prepareRequest(request);
        }
        LongConsumer listener = LISTENER.get();
        ContentStreamProvider body = request.contentStreamProvider().get();
        return client.prepareRequest(
                HttpExecuteRequest.builder()
                        .request(request.httpRequest())
                        .metricCollector(request.metricCollector().orElse(null))
                        .contentStreamProvider(() -> new Counted(body.newStream(), listener))
                        .build());
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }

    private static final class Counted extends FilterInputStream {
        private final LongConsumer listener;
        private long count;

        Counted(InputStream body, LongConsumer listener) {
            super(body);
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
            if (n > 0) {
                count += n;
                listener.accept(count);
            }
        }
    }
}
