package io.dropsize.http;

import io.dropsize.http.exchange.Problem;
import io.dropsize.http.exchange.Refusal;
import io.dropsize.http.exchange.RefusedException;
import io.dropsize.http.exchange.Reply;

import org.gaul.shaded.org.eclipse.jetty.http.HttpFields;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.server.handler.ErrorHandler;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;

import java.nio.ByteBuffer;

/** The responses to requests that the server library refuses, in the form of all other errors. */
final class ServerErrors extends ErrorHandler {
    private static final int BAD_REQUEST = 400;
    private static final int HEADER_TOO_LARGE = 431;
    private static final int URI_TOO_LONG = 414;
    private static final int UNAVAILABLE = 503;

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Reply reply = reply(response.getStatus());
        response.setStatus(reply.status());
        response.getHeaders().put("Content-Type", reply.mediaType());
        response.write(true, ByteBuffer.wrap(reply.body()), callback);
        return true;
    }

    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable headers) {
        Reply reply = reply(status);
        headers.put("Content-Type", reply.mediaType());
        headers.put("Content-Length", reply.body().length);
        return ByteBuffer.wrap(reply.body());
    }

    private static Reply reply(int status) {
        Refusal refusal =
                switch (status) {
                    case HEADER_TOO_LARGE, URI_TOO_LONG -> Refusal.HEADER_TOO_LARGE;
                    case UNAVAILABLE -> Refusal.STOPPING;
                    default ->
                            status / 100 * 100 == BAD_REQUEST
                                    ? Refusal.REQUEST_MALFORMED
                                    : Refusal.INTERNAL;
                };
        return Problem.reply(new RefusedException(refusal));
    }
}
