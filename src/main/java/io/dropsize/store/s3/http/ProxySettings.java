package io.dropsize.store.s3.http;

import io.dropsize.store.Endpoints;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxy for each endpoint, as curl and the AWS CLI choose it from the environment, and
 * otherwise as the system's settings or Java's properties specify. Loopback addresses have no
 * proxy.
 */
public final class ProxySettings {
    private static final Logger LOG = LoggerFactory.getLogger(ProxySettings.class);
    private static final int DEFAULT_PORT = 80;
    private static final int DEFAULT_TLS_PORT = 443;

    /** curl's default. */
    private static final int DEFAULT_PROXY_PORT = 1080;

    private final Map<String, String> environment;
    private final @Nullable ProxySelector system;

    /**
     * @param system used where the environment names no proxy; null for none
     */
    ProxySettings(Map<String, String> environment, @Nullable ProxySelector system) {
        this.environment = environment;
        this.system = system;
    }

    /** The settings of this process and of the operating system. */
    public static ProxySettings ofTheSystem() {
        return new ProxySettings(System.getenv(), ProxySelector.getDefault());
    }

    /** The proxy's address with its user and password, if any; empty for a direct connection. */
    public Optional<URI> proxy(URI endpoint) {
        String host = String.valueOf(endpoint.getHost());
        if (Endpoints.isLoopback(endpoint)
                || variable("no_proxy")
                        .filter(list -> excludes(list, endpoint, host))
                        .isPresent()) {
            return Optional.empty();
        }
        return variable(scheme(endpoint) + "_proxy")
                .or(() -> variable("all_proxy"))
                .flatMap(ProxySettings::parse)
                .or(() -> ofSystem(endpoint));
    }

    private static String scheme(URI endpoint) {
        return String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT);
    }

    private Optional<String> variable(String name) {
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .map(String::strip)
                .findFirst();
    }

    private static boolean excludes(String list, URI endpoint, String host) {
        int port = endpoint.getPort();
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

    /** A proxy without a scheme is an http proxy. SOCKS and invalid addresses are ignored. */
    private static Optional<URI> parse(String text) {
        try {
            URI proxy = new URI(text.contains("://") ? text : "http://" + text);
            String scheme = scheme(proxy);
            if (proxy.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
                LOG.warn("the proxy of the environment is neither http nor https");
                return Optional.empty();
            }
            int port = proxy.getPort() < 0 ? defaultPort(scheme) : proxy.getPort();
            String user = proxy.getRawUserInfo() == null ? "" : proxy.getRawUserInfo() + "@";
            return Optional.of(new URI(scheme + "://" + user + proxy.getHost() + ":" + port));
        } catch (URISyntaxException _) {
            LOG.warn("the proxy of the environment is not an address"); // It may have a password.
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
                .flatMap(ProxySettings::parse);
    }
}
