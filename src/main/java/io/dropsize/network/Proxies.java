package io.dropsize.network;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Endpoints;
import io.dropsize.store.service.Authority;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The proxy for each address: the user's own, or as curl and the AWS CLI choose it from the
 * environment, and otherwise as the system's settings or Java's properties specify. Loopback
 * addresses have no proxy.
 */
public final class Proxies {
    private static final Logger LOG = LoggerFactory.getLogger(Proxies.class);
    private static final int DEFAULT_PORT = 80;
    private static final int DEFAULT_TLS_PORT = 443;

    /** curl's default. */
    private static final int DEFAULT_PROXY_PORT = 1080;

    /**
     * The choice of the process. It is static because the AWS SDK creates some HTTP clients by
     * their class names.
     */
    private static final AtomicReference<Choice> CHOICE = new AtomicReference<>(Choice.SYSTEM);

    private final Map<String, String> environment;
    private final @Nullable ProxySelector system;
    private final Choice choice;

    /**
     * The user's choice, and the passwords by the name of their secret.
     *
     * @param passwords may block, and may throw KEYRING_UNAVAILABLE
     */
    public record Choice(
            Supplier<ProxySettings> settings, Function<String, Optional<String>> passwords) {
        static final Choice SYSTEM = new Choice(() -> ProxySettings.DEFAULT, _ -> Optional.empty());
    }

    /** A variable of the environment. */
    private record Variable(String name, String value) {}

    /** User and password of a proxy. */
    public record Credentials(String name, String password) {}

    /**
     * @param system used where the environment names no proxy; null for none
     */
    Proxies(Map<String, String> environment, @Nullable ProxySelector system, Choice choice) {
        this.environment = environment;
        this.system = system;
        this.choice = choice;
    }

    /** The proxies of this process from now on. */
    public static Proxies current() {
        return new Proxies(System.getenv(), ProxySelector.getDefault(), CHOICE.get());
    }

    /**
     * Uses the user's choice in this process.
     *
     * @return restores the system's proxies
     */
    public static Runnable use(Choice choice) {
        CHOICE.set(choice);
        return () -> CHOICE.compareAndSet(choice, Choice.SYSTEM);
    }

    /**
     * Returns a selector for {@link java.net.http.HttpClient}, which doesn't support https proxies:
     * they fail with PROXY_UNSUPPORTED.
     */
    public ProxySelector selector() {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI address) {
                Optional<URI> chosen = proxy(address);
                if (chosen.filter(proxy -> scheme(proxy).equals("https")).isPresent()) {
                    String name = named(address).map(Variable::name).orElse("");
                    throw new DropsizeException(ErrorKind.PROXY_UNSUPPORTED, name);
                }
                return chosen.map(proxy -> new InetSocketAddress(proxy.getHost(), proxy.getPort()))
                        .map(proxy -> new Proxy(Proxy.Type.HTTP, proxy))
                        .map(List::of)
                        .orElse(List.of(Proxy.NO_PROXY));
            }

            @Override
            public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
                LOG.debug("the proxy can't be reached", failure);
            }
        };
    }

    /** Returns a proxy's host and port, for errors. */
    public static String name(URI proxy) {
        return proxy.getHost() + ":" + proxy.getPort();
    }

    /** User and password of a proxy's address. */
    public static Optional<Credentials> credentials(URI proxy) {
        return Optional.ofNullable(proxy.getUserInfo())
                .map(user -> user.split(":", 2))
                .filter(parts -> !parts[0].isEmpty())
                .map(parts -> new Credentials(parts[0], parts.length > 1 ? parts[1] : ""));
    }

    /**
     * The proxy's address with its user and password, if any; empty for a direct connection. Blocks
     * while the keyring is read.
     *
     * @throws DropsizeException KEYRING_UNAVAILABLE, PROXY_UNSUPPORTED
     */
    public Optional<URI> proxy(URI endpoint) {
        if (Endpoints.isLoopback(endpoint)) {
            return Optional.empty();
        }
        ProxySettings settings = choice.settings().get();
        return switch (settings.mode()) {
            case NONE -> Optional.empty();
            case MANUAL -> manual(settings, endpoint);
            case SYSTEM -> ofEnvironment(endpoint);
        };
    }

    private Optional<URI> manual(ProxySettings settings, URI endpoint) {
        if (excludes(settings.exceptions(), endpoint)) {
            return Optional.empty();
        }
        return Optional.of(settings.uri(settings.secretName().flatMap(choice.passwords())));
    }

    private Optional<URI> ofEnvironment(URI endpoint) {
        if (variable("no_proxy").filter(list -> excludes(list.value(), endpoint)).isPresent()) {
            return Optional.empty();
        }
        return named(endpoint).map(Proxies::parse).or(() -> ofSystem(endpoint));
    }

    private Optional<Variable> named(URI endpoint) {
        return variable(scheme(endpoint) + "_proxy").or(() -> variable("all_proxy"));
    }

    private static String scheme(URI endpoint) {
        return String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT);
    }

    private Optional<Variable> variable(String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .map(one -> new Variable(one, environment.getOrDefault(one, "").strip()))
                .filter(one -> !one.value().isEmpty())
                .findFirst();
    }

    private static boolean excludes(String list, URI endpoint) {
        String host = Authority.hostOf(endpoint);
        int port = Authority.of(endpoint).map(Authority::port).orElse(-1);
        if (port < 0) {
            port = scheme(endpoint).equals("https") ? DEFAULT_TLS_PORT : DEFAULT_PORT;
        }
        for (String rule : list.split("[,\\s]+")) {
            if (!rule.isEmpty() && new NoProxyRule(rule).matches(host, port)) {
                return true;
            }
        }
        return false;
    }

    /**
     * A proxy without a scheme is an http proxy. Others fail, because a direct connection would
     * reveal this computer's address.
     */
    private static URI parse(Variable variable) {
        return parse(variable.value())
                .orElseThrow(
                        () -> new DropsizeException(ErrorKind.PROXY_UNSUPPORTED, variable.name()));
    }

    /** Logs nothing of the text, which may have a password. */
    private static Optional<URI> parse(String text) {
        try {
            URI proxy = new URI(text.contains("://") ? text : "http://" + text);
            String scheme = scheme(proxy);
            if (proxy.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
                return Optional.empty();
            }
            int port = proxy.getPort() < 0 ? defaultPort(scheme) : proxy.getPort();
            String user = proxy.getRawUserInfo() == null ? "" : proxy.getRawUserInfo() + "@";
            return Optional.of(new URI(scheme + "://" + user + proxy.getHost() + ":" + port));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? DEFAULT_TLS_PORT : DEFAULT_PROXY_PORT;
    }

    private Optional<URI> ofSystem(URI endpoint) {
        if (system == null || endpoint.getHost() == null) {
            return Optional.empty();
        }
        List<Proxy> proxies = system.select(endpoint);
        return proxies.stream()
                .limit(1) // The others are for the case that the first one fails.
                .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
                .map(Proxy::address)
                .filter(InetSocketAddress.class::isInstance)
                .map(InetSocketAddress.class::cast)
                .map(address -> "http://" + address.getHostString() + ":" + address.getPort())
                .findFirst()
                .flatMap(Proxies::parse);
    }
}
