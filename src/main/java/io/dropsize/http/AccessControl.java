package io.dropsize.http;

import io.dropsize.http.exchange.Call;
import io.dropsize.http.exchange.EndpointOptions;
import io.dropsize.http.exchange.Network;
import io.dropsize.http.exchange.Refusal;
import io.dropsize.http.exchange.RefusedException;
import io.dropsize.http.exchange.Resource;
import io.dropsize.settings.EndpointSettings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Refuses requests that no program of the user has sent. Any web page can make a browser send
 * requests to this computer, also by a name that resolves to it (DNS rebinding), and other users of
 * the computer can connect. Thread-safe.
 */
final class AccessControl {
    private static final Pattern LOOPBACK =
            Pattern.compile("(?i)(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]{1,5})?");
    private static final Pattern BEARER = Pattern.compile("(?i)Bearer +(\\S+) *");
    private static final Set<String> CROSS_SITE = Set.of("cross-site", "same-site");

    private final Supplier<String> token;
    private final Supplier<EndpointOptions> options;
    private final Consumer<String> refused;

    /**
     * @param token the current token
     * @param options the current options
     * @param refused receives origins that are not allowed; must return quickly
     */
    AccessControl(
            Supplier<String> token, Supplier<EndpointOptions> options, Consumer<String> refused) {
        this.token = token;
        this.options = options;
        this.refused = refused;
    }

    /**
     * Requires that the host is this computer's, by one of its allowed names. A page whose own name
     * resolves to this computer sends that name.
     *
     * @throws RefusedException HOST_WRONG
     */
    void requireHost(Call call, Optional<Resource> resource) {
        Network network = options.get().network();
        if (network.isPublic()
                && resource.filter(it -> it.access() == Resource.Access.PROBE).isPresent()) {
            return;
        }
        List<String> hosts = call.headers("Host");
        String host = call.request().getHttpURI().getHost();
        boolean own =
                hosts.size() == 1
                        && isOwn(hosts.getFirst(), network)
                        && (host == null || isOwn(host, network));
        if (!own) {
            throw new RefusedException(Refusal.HOST_WRONG);
        }
    }

    private static boolean isOwn(String host, Network network) {
        return LOOPBACK.matcher(host).matches() || network.accepts(host);
    }

    /**
     * The origin that a response must allow; empty if the request has none.
     *
     * @param port the endpoint's own
     * @throws RefusedException ORIGIN_REFUSED
     */
    Optional<String> origin(Call call, int port) {
        List<String> origins = call.headers("Origin");
        if (origins.isEmpty()) {
            // Browsers send no Origin with images and links, but they do send this.
            if (call.header("Sec-Fetch-Site").filter(CROSS_SITE::contains).isPresent()
                    && !call.header("Sec-Fetch-Mode").equals(Optional.of("navigate"))) {
                throw new RefusedException(Refusal.ORIGIN_REFUSED, "other web sites");
            }
            return Optional.empty();
        }
        String origin = origins.getFirst();
        if (origins.size() == 1
                && (isOwn(origin, port) || options.get().origins().contains(origin))) {
            return Optional.of(origin);
        }
        if (origins.size() != 1 || !EndpointSettings.isOrigin(origin)) {
            throw new RefusedException(Refusal.ORIGIN_REFUSED, "unknown origin");
        }
        refused.accept(origin);
        throw new RefusedException(Refusal.ORIGIN_REFUSED, origin);
    }

    private static boolean isOwn(String origin, int port) {
        return Stream.of("127.0.0.1", "localhost", "[::1]")
                .anyMatch(host -> origin.equals("http://" + host + ":" + port));
    }

    /**
     * Verifies the token, unless none is needed. The places are searched in the order of PicGo; the
     * first one that is present decides. A wrong token is always refused.
     *
     * @throws RefusedException TOKEN_MISSING, TOKEN_WRONG
     */
    void authorize(Call call, Resource.Access access) {
        if (access == Resource.Access.OPEN || access == Resource.Access.PROBE) {
            return;
        }
        Optional<String> given =
                Stream.<Supplier<Optional<String>>>of(
                                () -> bearer(call),
                                () -> call.header("X-PicGo-Secret"),
                                () -> call.parameter("secret"),
                                () -> call.parameter("key"))
                        .flatMap(place -> place.get().stream())
                        .findFirst();
        if (given.isPresent()) {
            requireToken(given.get());
            call.identify();
        } else if (options.get().tokenRequired() || access == Resource.Access.TOKEN) {
            throw new RefusedException(Refusal.TOKEN_MISSING);
        }
    }

    private void requireToken(String given) {
        byte[] expected = token.get().getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
            throw new RefusedException(Refusal.TOKEN_WRONG);
        }
    }

    private static Optional<String> bearer(Call call) {
        return call.header("Authorization")
                .map(BEARER::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1));
    }
}
