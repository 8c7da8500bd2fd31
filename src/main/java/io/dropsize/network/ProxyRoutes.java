package io.dropsize.network;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import org.apache.hc.client5.http.auth.AuthCache;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.Credentials;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicAuthCache;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import javax.net.ssl.SSLSession;

/**
 * Routes the requests of Apache's HTTP client through the current proxy, and provides its user and
 * password.
 */
public final class ProxyRoutes extends DefaultRoutePlanner implements CredentialsProvider {
    /** Receives the connection through a proxy of the request in this scope. */
    public static final ScopedValue<AtomicReference<Optional<Tunnel>>> TUNNEL =
            ScopedValue.newInstance();

    private static final int AUTHENTICATION_REQUIRED = 407;
    private static final int SERVER_ERROR = 500;

    private final Function<URI, Optional<URI>> proxies;
    private volatile Optional<URI> last = Optional.empty();

    /** A connection to a server through a proxy. */
    public record Tunnel(URI proxy, HttpHost server, HttpClientContext context) {
        /**
         * Whether the proxy refused the connection to an https server. Apache's client then returns
         * the proxy's response like one of the server, and an https proxy's TLS session like the
         * server's.
         */
        public boolean isRefused() {
            SSLSession session = context.getSSLSession();
            return "https".equalsIgnoreCase(server.getSchemeName())
                    && (session == null || isOfProxy(session));
        }

        private boolean isOfProxy(SSLSession session) {
            return "https".equalsIgnoreCase(proxy.getScheme())
                    && !proxy.getHost().equalsIgnoreCase(server.getHostName())
                    && proxy.getHost().equalsIgnoreCase(session.getPeerHost());
        }
    }

    public ProxyRoutes() {
        this(address -> Proxies.current().proxy(address));
    }

    /**
     * @param proxies the proxy for an address; empty for a direct connection
     */
    public ProxyRoutes(Function<URI, Optional<URI>> proxies) {
        super(null);
        this.proxies = proxies;
    }

    /**
     * Returns the error of a proxy that refuses a connection.
     *
     * @param host of the server
     * @param status of the proxy's response
     */
    public static DropsizeException refusal(URI proxy, String host, int status) {
        String name = Proxies.name(proxy);
        String code = Integer.toString(status);
        return status == AUTHENTICATION_REQUIRED
                ? new DropsizeException(ErrorKind.PROXY_REFUSED, name, code)
                : new DropsizeException(
                        status >= SERVER_ERROR
                                ? ErrorKind.PROXY_TUNNEL_FAILED
                                : ErrorKind.PROXY_TUNNEL_REFUSED,
                        name,
                        host,
                        code);
    }

    /** The proxy for an address; empty for a direct connection. */
    public Optional<URI> proxy(HttpHost target) {
        return proxies.apply(URI.create(target.toURI()));
    }

    @Override
    protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
        Optional<URI> proxy = proxy(target);
        last = proxy;
        if (proxy.isEmpty()) {
            return null;
        }
        HttpClientContext client = HttpClientContext.cast(context);
        if (TUNNEL.isBound()) {
            TUNNEL.get().set(Optional.of(new Tunnel(proxy.get(), target, client)));
        }
        var host =
                new HttpHost(proxy.get().getScheme(), proxy.get().getHost(), proxy.get().getPort());
        Proxies.credentials(proxy.get())
                .ifPresent(user -> client.setAuthCache(preemptive(host, basic(user))));
        return host;
    }

    /** Sends the password with the first request, so that a body is sent only once. */
    private static AuthCache preemptive(HttpHost proxy, Credentials user) {
        var scheme = new BasicScheme();
        scheme.initPreemptive(user);
        var cache = new BasicAuthCache();
        cache.put(proxy, scheme);
        return cache;
    }

    private static Credentials basic(Proxies.Credentials user) {
        return new UsernamePasswordCredentials(user.name(), user.password().toCharArray());
    }

    /** Whether the host is that of the last request's proxy. */
    public boolean usesProxy(String host) {
        return last.filter(proxy -> proxy.getHost().equalsIgnoreCase(host)).isPresent();
    }

    @Override
    public @Nullable Credentials getCredentials(AuthScope scope, HttpContext context) {
        return last.filter(proxy -> proxy.getHost().equalsIgnoreCase(scope.getHost()))
                .filter(proxy -> proxy.getPort() == scope.getPort())
                .flatMap(Proxies::credentials)
                .map(ProxyRoutes::basic)
                .orElse(null);
    }
}
