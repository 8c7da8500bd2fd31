package io.dropsize.store.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A fake of STS, IAM Identity Center, a container's credentials, and an S3 that accepts the
 * sessions they return.
 */
final class FakeAws implements AutoCloseable {
    static final String WEB_IDENTITY = "a-web-identity";
    static final String SSO_TOKEN = "a-valid-sign-in";
    static final String REFRESH_TOKEN = "a-refresh-token";

    /** The access keys that S3 accepts, with their session tokens. */
    private static final Map<String, String> SESSIONS =
            Map.of(
                    "ROLEKEY", "role-session",
                    "CHAINKEY", "chain-session",
                    "WEBKEY", "web-session",
                    "SSOKEY", "sso-session",
                    "CONTAINERKEY", "container-session",
                    "STATICKEY", "static-session");

    private final HttpServer server;

    /** One line for each session that was requested. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    /** How long sessions last. */
    volatile long seconds = 3600;

    FakeAws() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::s3);
        server.createContext("/federation/credentials", this::sso);
        server.createContext("/token", this::refresh);
        server.createContext("/container", this::container);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void sts(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        String action = String.valueOf(form.get("Action"));
        String signer = signer(exchange);
        requests.add(action + " " + form.get("RoleArn") + " by " + signer);
        boolean isWeb = action.equals("AssumeRoleWithWebIdentity");
        String key =
                switch (signer) {
                    case "SOURCEKEY", "CONTAINERKEY" -> "ROLEKEY";
                    case "ROLEKEY" -> "CHAINKEY";
                    default ->
                            isWeb && WEB_IDENTITY.equals(form.get("WebIdentityToken"))
                                    ? "WEBKEY"
                                    : "";
                };
        if (key.isEmpty() || String.valueOf(form.get("RoleArn")).endsWith("forbidden")) {
            answer(
                    exchange,
                    403,
                    "<ErrorResponse><Error><Code>AccessDenied</Code><Message>User may not assume"
                            + " the role</Message></Error></ErrorResponse>");
            return;
        }
        answer(
                exchange,
                200,
                "<%1$sResponse><%1$sResult><Credentials><AccessKeyId>%2$s</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>%3$s</SessionToken><Expiration>%4$s</Expiration></Credentials></%1$sResult></%1$sResponse>"
                        .formatted(action, key, SESSIONS.get(key), expiration()));
    }

    private void sso(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("x-amz-sso_bearer_token");
        requests.add("sso " + exchange.getRequestURI().getQuery() + " by " + token);
        if (!SSO_TOKEN.equals(token)) {
            answer(exchange, 401, "{\"message\":\"Session token not found or invalid\"}");
            return;
        }
        answer(
                exchange,
                200,
                "{\"roleCredentials\":{\"accessKeyId\":\"SSOKEY\",\"secretAccessKey\":\"secret\",\"sessionToken\":\"sso-session\",\"expiration\":%d}}"
                        .formatted(Instant.now().plusSeconds(seconds).toEpochMilli()));
    }

    private void refresh(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean accepted = body.contains(REFRESH_TOKEN);
        requests.add("refresh " + (accepted ? "accepted" : "rejected"));
        answer(
                exchange,
                accepted ? 200 : 400,
                accepted
                        ? "{\"accessToken\":\"%s\",\"expiresIn\":3600,\"refreshToken\":\"%s\"}"
                                .formatted(SSO_TOKEN, REFRESH_TOKEN)
                        : "{\"error\":\"invalid_grant\"}");
    }

    private void container(HttpExchange exchange) throws IOException {
        requests.add("container");
        answer(
                exchange,
                200,
                "{\"AccessKeyId\":\"CONTAINERKEY\",\"SecretAccessKey\":\"secret\",\"Token\":\"container-session\",\"Expiration\":\"%s\"}"
                        .formatted(expiration()));
    }

    private void s3(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            sts(exchange);
            return;
        }
        byte[] body = exchange.getRequestBody().readAllBytes();
        String token = exchange.getRequestHeaders().getFirst("x-amz-security-token");
        if (token == null || !token.equals(SESSIONS.get(signer(exchange)))) {
            answer(exchange, 403, "<Error><Code>InvalidAccessKeyId</Code></Error>");
        } else if (exchange.getRequestMethod().equals("PUT")) {
            exchange.getResponseHeaders().set("ETag", '"' + Md5.of(body).hex() + '"');
            answer(exchange, 200, "");
        } else {
            answer(exchange, 404, "");
        }
    }

    private Instant expiration() {
        return Instant.ofEpochSecond(Instant.now().getEpochSecond() + seconds);
    }

    /** The access key that signed the request; empty if none did. */
    private static String signer(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header == null ? "" : header.replaceFirst(".*Credential=([^/]*)/.*", "$1");
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(
                    parts[0],
                    parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
        }
        return form;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            boolean isEmpty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, isEmpty ? -1 : body.length);
            if (!isEmpty) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
