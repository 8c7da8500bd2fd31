package io.dropsize.http;

import io.dropsize.http.exchange.Call;
import io.dropsize.http.exchange.EndpointLimits;
import io.dropsize.http.exchange.GuardedBody;
import io.dropsize.http.exchange.Metrics;
import io.dropsize.http.exchange.Problem;
import io.dropsize.http.exchange.Refusal;
import io.dropsize.http.exchange.RefusedException;
import io.dropsize.http.exchange.Reply;
import io.dropsize.http.exchange.Resource;

import org.gaul.shaded.org.eclipse.jetty.http.HttpFields;
import org.gaul.shaded.org.eclipse.jetty.io.Connection;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Checks each request, finds its route and sends the response. */
final class EndpointHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointHandler.class);

    /** Each request, at debug level: the log files of the window have no space for them. */
    private static final Logger REQUESTS = LoggerFactory.getLogger("io.dropsize.requests");

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Clients that are refused while they send a body often don't read the response. */
    private static final int MAX_DRAINED_BYTES = 8 << 20;

    private static final String CORS_HEADERS =
            "Content-Type, Authorization, X-PicGo-Secret, User-Agent";

    private final List<Resource> resources;
    private final AccessControl access;
    private final EndpointLimits limits;
    private final Metrics metrics;
    private final ConnectionDeadlines deadlines;

    EndpointHandler(
            List<Resource> resources,
            AccessControl access,
            EndpointLimits limits,
            Metrics metrics,
            ConnectionDeadlines deadlines) {
        this.resources = List.copyOf(resources);
        this.access = access;
        this.limits = limits;
        this.metrics = metrics;
        this.deadlines = deadlines;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Connection connection = request.getConnectionMetaData().getConnection();
        long begun = System.nanoTime();
        deadlines.busy(connection);
        Request.addCompletionListener(request, _ -> deadlines.free(connection));
        GuardedBody guarded = new GuardedBody(request, limits, System::nanoTime);
        Optional<Resource> resource = resource(guarded);
        Reply reply = reply(guarded, resource);
        String path = resource.map(Resource::path).orElse("unknown");
        metrics.answered(path, request.getMethod(), reply.status(), guarded.bytes());
        // Without the query, which may have the token.
        REQUESTS.debug(
                "{} {} {} {} bytes {} ms",
                request.getMethod(),
                path,
                reply.status(),
                guarded.bytes(),
                (System.nanoTime() - begun) / NANOS_PER_MILLI);
        send(reply, request, response, callback);
        return true;
    }

    private Optional<Resource> resource(Request request) {
        String path = request.getHttpURI().getPath();
        return resources.stream().filter(one -> path != null && one.matches(path)).findFirst();
    }

    private Reply reply(GuardedBody request, Optional<Resource> resource) {
        Optional<String> origin = Optional.empty();
        Reply reply;
        try {
            Call call = new Call(request);
            access.requireHost(call, resource);
            origin = access.origin(call, Request.getLocalPort(request));
            reply = answer(call, resource);
        } catch (RuntimeException | IOException e) {
            RefusedException refused = refused(e);
            drain(request, refused);
            reply = error(refused, resource);
            HttpFields headers = request.getHeaders();
            if (headers.contains("Content-Length") || headers.contains("Transfer-Encoding")) {
                // The rest of the body may be unread, so the client must not send another request.
                reply = reply.with("Connection", "close");
            }
        }
        return origin.isEmpty()
                ? reply
                : reply.with("Access-Control-Allow-Origin", origin.get()).with("Vary", "Origin");
    }

    private Reply answer(Call call, Optional<Resource> resource) throws IOException {
        Resource found = resource.orElseThrow(() -> new RefusedException(Refusal.ROUTE_UNKNOWN));
        if (call.method().equals("OPTIONS")) {
            return options(call, found);
        }
        access.authorize(call, found.access());
        return found.route(call.method()).answer(call);
    }

    /** Answers OPTIONS, such as a browser's preflight request, which has no token. */
    private static Reply options(Call call, Resource resource) {
        Reply reply = Reply.empty(204).with("Allow", resource.allow());
        if (call.header("Origin").isEmpty()) {
            return reply;
        }
        Reply preflight =
                reply.with("Access-Control-Allow-Methods", resource.allow())
                        .with("Access-Control-Allow-Headers", CORS_HEADERS)
                        .with("Access-Control-Max-Age", "600");
        return call.header("Access-Control-Request-Private-Network").isPresent()
                ? preflight.with("Access-Control-Allow-Private-Network", "true")
                : preflight;
    }

    private static RefusedException refused(Exception e) {
        return switch (e) {
            case RefusedException refused -> refused;
            case IOException io -> RefusedException.of(io);
            default -> {
                LOG.error("a request failed unexpectedly", e);
                yield new RefusedException(Refusal.INTERNAL, "", e);
            }
        };
    }

    private static Reply error(RefusedException refused, Optional<Resource> resource) {
        Reply reply = resource.map(Resource::errors).orElse(Problem::reply).apply(refused);
        return switch (refused.refusal()) {
            case METHOD_WRONG -> reply.with("Allow", refused.value());
            case TOKEN_MISSING, TOKEN_WRONG ->
                    reply.with("WWW-Authenticate", "Bearer realm=\"Dropsize\"");
            case TOO_BUSY -> reply.with("Retry-After", "2");
            case STOPPING, DISK_FULL -> reply.with("Retry-After", "30");
            default -> reply;
        };
    }

    private static void drain(GuardedBody request, RefusedException refused) {
        boolean readable =
                refused.refusal() != Refusal.BODY_TOO_LARGE
                        && refused.refusal() != Refusal.BODY_INCOMPLETE
                        && refused.refusal() != Refusal.BODY_TOO_SLOW
                        && !request.getHeaders().contains("Expect");
        if (!readable) {
            return;
        }
        try (InputStream rest = Request.asInputStream(request)) {
            rest.skipNBytes(MAX_DRAINED_BYTES);
        } catch (IOException | RuntimeException e) {
            LOG.debug("the rest of a refused request was not read: {}", e.toString());
        }
    }

    private static void send(Reply reply, Request request, Response response, Callback callback) {
        response.setStatus(reply.status());
        HttpFields.Mutable headers = response.getHeaders();
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Cache-Control", "no-store");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        if (!reply.mediaType().isEmpty()) {
            headers.put("Content-Type", reply.mediaType());
        }
        reply.headers().forEach(headers::put);
        if (reply.status() != 204) {
            headers.put("Content-Length", reply.body().length);
        }
        boolean bodiless = request.getMethod().equals("HEAD") || reply.status() == 204;
        response.write(
                true, bodiless ? ByteBuffer.allocate(0) : ByteBuffer.wrap(reply.body()), callback);
    }
}
