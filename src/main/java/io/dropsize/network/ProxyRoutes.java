package io.dropsize.network;

import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.Credentials;
import org.apache.hc.client5.http.auth.CredentialsProvider;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Optional;

/**
 * Routes the requests of Apache's HTTP client through the current proxy, and provides its user and
 * password.
 */
public final class ProxyRoutes extends DefaultRoutePlanner implements CredentialsProvider {
    private volatile Optional<URI> last = Optional.empty();

    public ProxyRoutes() {
        super(null);
    }

    /** The proxy for an address; empty for a direct connection. */
    public Optional<URI> proxy(HttpHost target) {
        return Proxies.current().proxy(URI.create(target.toURI()));
    }

    @Override
    protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
        last = proxy(target);
        return last.map(proxy -> new HttpHost(proxy.getScheme(), proxy.getHost(), proxy.getPort()))
                .orElse(null);
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
                .map(
                        user ->
                                new UsernamePasswordCredentials(
                                        user.name(), user.password().toCharArray()))
                .orElse(null);
    }
}
