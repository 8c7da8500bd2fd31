package io.dropsize.update;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.network.Proxies;
import io.dropsize.network.ProxyRoutes;

import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.net.Authenticator;
import java.net.ConnectException;
import java.net.PasswordAuthentication;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;

/**
 * One HTTP request with its redirects: bounded in time and size, and revealing no more than the
 * program's name and version.
 */
final class ReleaseRequest implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int MAX_BYTES = 1 << 20;
    private static final int AUTHENTICATION_REQUIRED = 407;
    private static final Pattern REFUSAL =
            Pattern.compile(
                    "(?:Tunnel failed, got:|Proxy-Authenticate header missing for response code)"
                            + " ([0-9]{3})");
    private static final List<Class<? extends Exception>> NO_WAY =
            List.of(
                    ConnectException.class,
                    UnresolvedAddressException.class,
                    HttpConnectTimeoutException.class,
                    SSLException.class);
    private static final List<Class<? extends Exception>> BROKEN =
            List.of(EOFException.class, SocketException.class);

    private final Proxies proxies = Proxies.current();
    private final HttpClient client =
            HttpClient.newBuilder()
                    .proxy(proxies.selector())
                    .authenticator(new ProxyUser())
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final String agent;
    private final long end;

    ReleaseRequest(String agent, Duration timeout) {
        this.agent = agent;
        this.end = System.nanoTime() + timeout.toNanos();
    }

    /**
     * @throws DropsizeException if there is no response in time, or it is too long
     */
    HttpResponse<byte[]> ask(URI place) {
        HttpRequest request =
                HttpRequest.newBuilder(place)
                        .header("User-Agent", agent)
                        .header("Accept", "application/json")
                        .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES));
        String host = place.getHost();
        try {
            HttpResponse<byte[]> response =
                    answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (response.statusCode() == AUTHENTICATION_REQUIRED) {
                throw refused(place, AUTHENTICATION_REQUIRED);
            }
            return response;
        } catch (ExecutionException e) {
            throw failure(e, place);
        } catch (TimeoutException e) {
            throw new DropsizeException(ErrorKind.TIMEOUT, e, host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DropsizeException(ErrorKind.CANCELLED, e, host);
        }
    }

    /** Gives the proxy its password, and other servers nothing. */
    private final class ProxyUser extends Authenticator {
        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            if (getRequestorType() != RequestorType.PROXY) {
                return null;
            }
            return proxies.proxy(URI.create(getRequestingURL().toString()))
                    .flatMap(Proxies::credentials)
                    .map(
                            user ->
                                    new PasswordAuthentication(
                                            user.name(), user.password().toCharArray()))
                    .orElse(null);
        }
    }

    /** Cancels the running request. */
    @Override
    public void close() {
        client.shutdownNow();
    }

    private DropsizeException failure(ExecutionException e, URI place) {
        ErrorKind kind = kindOf(e);
        OptionalInt status = refusal(e.getCause());
        if (kind == ErrorKind.RELEASES_GARBLED && status.isPresent()) {
            return refused(place, status.getAsInt());
        }
        boolean isLost =
                kind == ErrorKind.RELEASES_UNREACHABLE && !(e.getCause() instanceof SSLException);
        return (isLost ? proxies.proxy(place) : Optional.<URI>empty())
                .map(proxy -> error(ErrorKind.PROXY_UNREACHABLE, e, Proxies.name(proxy)))
                .orElseGet(() -> error(kind, e, place.getHost()));
    }

    private static DropsizeException error(ErrorKind kind, Throwable cause, String context) {
        return new DropsizeException(kind, cause, context);
    }

    private DropsizeException refused(URI place, int status) {
        return proxies.proxy(place)
                .map(proxy -> ProxyRoutes.refusal(proxy, place.getHost(), status))
                .orElseGet(
                        () ->
                                new DropsizeException(
                                        ErrorKind.RELEASES_UNREACHABLE, place.getHost()));
    }

    /**
     * Returns the status of a proxy that refuses a tunnel, which JDK's client has as a text only.
     */
    private static OptionalInt refusal(@Nullable Throwable error) {
        String message = error == null ? "" : String.valueOf(error.getMessage());
        Matcher tunnel = REFUSAL.matcher(message);
        if (tunnel.matches()) {
            return OptionalInt.of(Integer.parseInt(tunnel.group(1)));
        }
        return message.startsWith("No credentials") || message.startsWith("too many authentication")
                ? OptionalInt.of(AUTHENTICATION_REQUIRED)
                : OptionalInt.empty();
    }

    private static ErrorKind kindOf(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            Throwable one = cause;
            if (one instanceof DropsizeException known) {
                return known.kind(); // The keyring didn't return the proxy's password.
            }
            if (NO_WAY.stream().anyMatch(type -> type.isInstance(one))) {
                return ErrorKind.RELEASES_UNREACHABLE;
            }
            if (BROKEN.stream().anyMatch(type -> type.isInstance(one))) {
                return ErrorKind.CONNECTION_BROKEN;
            }
        }
        return ErrorKind.RELEASES_GARBLED;
    }
}
