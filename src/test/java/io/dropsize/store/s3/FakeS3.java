package io.dropsize.store.s3;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service that stores single objects, with the deviations of real services. */
final class FakeS3 implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Kept> objects = new ConcurrentHashMap<>();

    /** The response to conditional puts; empty for accepting them unconditionally. */
    volatile String refusal = "";

    /** What happens to a body on its way to the disk. */
    volatile UnaryOperator<byte[]> damage = body -> body;

    volatile String encryption = "";

    /** Whether the keys may only put: like Amazon S3, then says nothing about existing objects. */
    volatile boolean putOnly;

    /** Whether a put that must not replace anything is checked. */
    volatile boolean heedsConditions;

    final AtomicInteger conditionalPuts = new AtomicInteger();
    final AtomicInteger puts = new AtomicInteger();
    final AtomicInteger looks = new AtomicInteger();
    final AtomicInteger deletions = new AtomicInteger();

    /** The headers of the last put. */
    volatile Headers received = new Headers();

    /** The requests that delete several objects: their bodies. */
    final List<String> batches = new CopyOnWriteArrayList<>();

    /** Of the requests that delete several objects: those without a correct Content-MD5. */
    final AtomicInteger unverified = new AtomicInteger();

    /** The response to deletions of several objects; empty for deleting them. */
    volatile String batchAnswer = "";

    /** How many deletions fail. */
    volatile int brokenDeletions;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Kept(byte[] body, String contentKey) {}

    FakeS3() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    boolean has(String key) {
        return objects.containsKey("/images/" + key);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (putOnly && !exchange.getRequestMethod().equals("PUT")) {
                deny(exchange);
                return;
            }
            switch (exchange.getRequestMethod()) {
                case "PUT" -> put(exchange, path, body);
                case "POST" -> deleteSeveral(exchange, body);
                case "DELETE" -> {
                    if (deletions.incrementAndGet() <= brokenDeletions) {
                        return; // Hangs up.
                    }
                    objects.remove(path);
                    exchange.sendResponseHeaders(204, -1);
                }
                default -> read(exchange, path);
            }
        }
    }

    /** An answer of {@link #batchAnswer}: status, then the body. */
    private void deleteSeveral(HttpExchange exchange, byte[] body) throws IOException {
        String text = new String(body, StandardCharsets.UTF_8);
        batches.add(text);
        if (!Md5.of(body).base64().equals(exchange.getRequestHeaders().getFirst("Content-MD5"))) {
            unverified.incrementAndGet();
        }
        int status = batchAnswer.isEmpty() ? 200 : Integer.parseInt(batchAnswer.substring(0, 3));
        var answer = new StringBuilder(batchAnswer.isEmpty() ? "" : batchAnswer.substring(4));
        if (batchAnswer.isEmpty()) {
            answer.append("<DeleteResult>");
            Matcher keys = Pattern.compile("<Key>([^<]*)</Key>").matcher(text);
            while (keys.find()) {
                objects.remove("/images/" + keys.group(1));
                answer.append("<Deleted><Key>").append(keys.group(1)).append("</Key></Deleted>");
            }
            answer.append("</DeleteResult>");
        }
        byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void deny(HttpExchange exchange) throws IOException {
        byte[] error = "<Error><Code>AccessDenied</Code></Error>".getBytes(StandardCharsets.UTF_8);
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(403, isHead ? -1 : error.length);
        if (!isHead) {
            exchange.getResponseBody().write(error);
        }
    }

    private void put(HttpExchange exchange, String path, byte[] body) throws IOException {
        puts.incrementAndGet();
        received = exchange.getRequestHeaders();
        if (exchange.getRequestHeaders().containsKey("If-None-Match")) {
            conditionalPuts.incrementAndGet();
            if (heedsConditions && objects.containsKey(path)) {
                exchange.sendResponseHeaders(412, -1);
                return;
            }
            if (!refusal.isEmpty()) {
                byte[] error =
                        ("<Error><Code>" + refusal.substring(4) + "</Code></Error>")
                                .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(
                        Integer.parseInt(refusal.substring(0, 3)), error.length);
                exchange.getResponseBody().write(error);
                return;
            }
        }
        String contentKey = exchange.getRequestHeaders().getFirst("x-amz-meta-dropsize-recipe");
        objects.put(path, new Kept(damage.apply(body), contentKey));
        headers(exchange);
        exchange.sendResponseHeaders(200, -1);
    }

    private void read(HttpExchange exchange, String path) throws IOException {
        looks.addAndGet(exchange.getRequestMethod().equals("HEAD") ? 1 : 0);
        Kept kept = objects.get(path);
        if (kept == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        headers(exchange);
        exchange.getResponseHeaders().set("x-amz-meta-dropsize-recipe", kept.contentKey());
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", "" + kept.body().length);
            exchange.sendResponseHeaders(200, -1);
        } else {
            exchange.sendResponseHeaders(200, kept.body().length);
            exchange.getResponseBody().write(kept.body());
        }
    }

    /** The ETag is not a checksum, as for encrypted objects and those sent in parts. */
    private void headers(HttpExchange exchange) {
        exchange.getResponseHeaders().set("ETag", "\"not-an-md5-2\"");
        exchange.getResponseHeaders().set("Last-Modified", "Mon, 02 Nov 2026 10:00:00 GMT");
        if (!encryption.isEmpty()) {
            exchange.getResponseHeaders().set("x-amz-server-side-encryption", encryption);
        }
    }

    /** Cuts the last byte off. */
    static byte[] cut(byte[] body) {
        return Arrays.copyOf(body, body.length - 1);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
