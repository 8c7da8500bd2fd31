package io.dropsize.store.s3.http;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Aborts a response that is longer than the call expects, so that a service can't make this program
 * read or store gigabytes. The connection is aborted, because closing it in order would read the
 * rest.
 */
public final class BoundedResponse extends InputStream {
    /** The maximum number of bytes of the response to the call in this scope. */
    public static final ScopedValue<Long> LIMIT = ScopedValue.newInstance();

    /** Records the response's bytes to the call in this scope. */
    static final ScopedValue<IdleTime> ARRIVAL = ScopedValue.newInstance();

    /** The largest list, 1,000 keys of 1,024 bytes each, percent-encoded, has about 4 MB. */
    private static final long DEFAULT_LIMIT = 16L << 20;

    /** Reading more than this to keep a connection is not worthwhile. */
    private static final long MAX_REST = 16L << 10;

    private final AbortableInputStream body;
    private final @Nullable OpenDocument document;
    private final IdleTime arrival = ARRIVAL.isBound() ? ARRIVAL.get() : new IdleTime();
    private long left;
    private boolean ended;

    /**
     * @param document detects truncated responses without an announced length
     */
    private BoundedResponse(
            AbortableInputStream body, long limit, @Nullable OpenDocument document) {
        this.body = body;
        this.left = limit;
        this.document = document;
    }

    /** Reports that a response is longer than its limit. */
    public static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("the answer is too long");
        }
    }

    /**
     * Returns the same call with a bounded response, by the limit of the scope in which this method
     * is called.
     */
    static ExecutableHttpRequest over(ExecutableHttpRequest call) {
        long limit = LIMIT.orElse(DEFAULT_LIMIT);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                HttpExecuteResponse answer = call.call();
                return HttpExecuteResponse.builder()
                        .response(answer.httpResponse())
                        .responseBody(
                                answer.responseBody()
                                        .map(body -> bounded(answer, body, limit))
                                        .orElse(null))
                        .build();
            }

            @Override
            public void abort() {
                call.abort();
            }
        };
    }

    private static AbortableInputStream bounded(
            HttpExecuteResponse answer, AbortableInputStream body, long limit) {
        boolean announced = answer.httpResponse().firstMatchingHeader("Content-Length").isPresent();
        return AbortableInputStream.create(
                new BoundedResponse(body, limit, announced ? null : new OpenDocument()), body);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = body.read(buffer, offset, length);
        count(count);
        if (document != null) {
            if (count > 0) {
                document.read(buffer, offset, count);
            } else if (count < 0 && document.isOpen()) {
                // The parser treats an EOFException as the end of the document.
                throw new IOException("the answer is cut off");
            }
        }
        return count;
    }

    private void count(int read) throws IOException {
        ended |= read < 0;
        if (read > 0) {
            arrival.arrived(read);
        }
        left -= Math.max(read, 0);
        if (left < 0) {
            body.abort();
            throw new TooLong();
        }
    }

    @Override
    public int available() throws IOException {
        return body.available();
    }

    private void readRest() {
        left = Math.min(left, MAX_REST);
        try {
            transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            body.abort();
        }
    }

    /**
     * Reads a short rest of the response, because a connection can be reused only after that; a
     * longer rest is aborted.
     */
    @Override
    public void close() throws IOException {
        if (!ended && left >= 0) {
            readRest();
        }
        body.close();
    }
}
