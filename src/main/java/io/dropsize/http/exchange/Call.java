package io.dropsize.http.exchange;

import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.util.Fields;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A request. Confined to the thread that answers it. */
public final class Call {
    private final Request request;
    private final Fields query;
    private boolean identified;

    /**
     * @throws RefusedException REQUEST_MALFORMED for a query that can't be decoded
     */
    public Call(Request request) {
        this.request = request;
        try {
            this.query = Request.extractQueryParameters(request);
        } catch (RuntimeException e) {
            throw new RefusedException(Refusal.REQUEST_MALFORMED, "", e);
        }
    }

    /** Marks a request that has the token. */
    public void identify() {
        identified = true;
    }

    public boolean isIdentified() {
        return identified;
    }

    public String method() {
        return request.getMethod();
    }

    /** The path as it was sent, with percent-encoding. */
    public String path() {
        String path = request.getHttpURI().getPath();
        return path == null ? "" : path;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    public List<String> headers(String name) {
        return request.getHeaders().getValuesList(name);
    }

    /**
     * A parameter of the query; empty if it is missing.
     *
     * @throws RefusedException PARAMETER_TWICE
     */
    public Optional<String> parameter(String name) {
        List<String> values = query.getValuesOrEmpty(name);
        if (values.size() > 1) {
            throw new RefusedException(Refusal.PARAMETER_TWICE, name);
        }
        return values.stream().findFirst();
    }

    /** The whole value of Content-Type; empty if it is missing. */
    String contentType() {
        return header(HttpHeader.CONTENT_TYPE.asString()).orElse("");
    }

    /** The media type in lower case, without parameters; empty if it is missing. */
    public String mediaType() {
        return contentType().replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    /** The announced length of the body; -1 if it is unknown, 0 if there is none. */
    public long length() {
        boolean chunked = request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
        long length = request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
        return length >= 0 ? length : chunked ? -1 : 0;
    }

    /** The body, within the limits of {@link GuardedBody}. */
    InputStream body() {
        return Request.asInputStream(request);
    }

    public Request request() {
        return request;
    }
}
