package io.dropsize.store.s3.http;

import io.dropsize.store.Fingerprint;

import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.jspecify.annotations.Nullable;

import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts the one pinned certificate, whatever its issuer, host and dates; without a pin, those that
 * Java trusts. Remembers the last certificate. Thread-safe.
 */
public final class CertificateTrust extends X509ExtendedTrustManager {
    private final @Nullable Fingerprint pin;
    private final X509ExtendedTrustManager usual;
    private volatile @Nullable Fingerprint seen;

    public CertificateTrust(@Nullable Fingerprint pin) {
        this(pin, ofJava());
    }

    CertificateTrust(@Nullable Fingerprint pin, X509ExtendedTrustManager usual) {
        this.pin = pin;
        this.usual = usual;
    }

    /** The server has another certificate than the pinned one. */
    static final class Changed extends CertificateException {
        private static final long serialVersionUID = 1L;

        private final transient Fingerprint now;

        Changed(Fingerprint now) {
            super("not the pinned certificate");
            this.now = now;
        }

        Fingerprint now() {
            return now;
        }
    }

    /** The last certificate of a server; empty before the first one. */
    Optional<Fingerprint> seen() {
        return Optional.ofNullable(seen);
    }

    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has TLS", e);
        }
    }

    /**
     * For Apache's HTTP client. A pinned certificate may name any host. The certificate of the
     * proxy has no pin: Java must trust it, and it must name the proxy.
     */
    public TlsSocketStrategy strategy(Optional<URI> proxy) {
        var pinned =
                new DefaultClientTlsStrategy(
                        context(),
                        HostnameVerificationPolicy.CLIENT,
                        NoopHostnameVerifier.INSTANCE);
        var verified = DefaultClientTlsStrategy.createDefault();
        return (socket, host, port, attachment, context) -> {
            boolean isProxy =
                    proxy.filter(one -> one.getHost().equalsIgnoreCase(host))
                            .filter(one -> one.getPort() == port)
                            .isPresent();
            return (isProxy ? verified : pinned).upgrade(socket, host, port, attachment, context);
        };
    }

    private static X509ExtendedTrustManager ofJava() {
        try {
            var factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Stream.of(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java's trust store can't be read", e);
        }
    }

    private boolean isAccepted(X509Certificate[] chain) throws CertificateException {
        Fingerprint now = Fingerprint.of(chain[0].getEncoded());
        seen = now;
        if (pin != null && !pin.equals(now)) {
            throw new Changed(now);
        }
        return pin != null;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        if (!isAccepted(chain)) {
            usual.checkServerTrusted(chain, type, socket);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        if (!isAccepted(chain)) {
            usual.checkServerTrusted(chain, type, engine);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        if (!isAccepted(chain)) {
            usual.checkServerTrusted(chain, type);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        usual.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        usual.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        usual.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return pin == null ? usual.getAcceptedIssuers() : new X509Certificate[0];
    }
}
