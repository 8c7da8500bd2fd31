package io.dropsize.fetch;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.network.Proxies;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

import javax.net.ssl.SSLException;

/** Maps failures of downloads to error kinds. */
final class FetchErrors {
    private FetchErrors() {}

    /**
     * @param proxy that the request was sent to
     */
    static DropsizeException translate(IOException e, String host, Optional<URI> proxy) {
        if (proxy.isPresent() && isUnreachable(e)) {
            return new DropsizeException(ErrorKind.PROXY_UNREACHABLE, e, Proxies.name(proxy.get()));
        }
        return translate(e, host);
    }

    private static boolean isUnreachable(IOException e) {
        return !(e instanceof CheckedResolver.ForbiddenException)
                && (e instanceof UnknownHostException
                        || e instanceof ConnectException
                        || e instanceof NoRouteToHostException);
    }

    static DropsizeException translate(IOException e, String host) {
        ErrorKind kind =
                switch (e) {
                    case CheckedResolver.ForbiddenException _ -> ErrorKind.ADDRESS_FORBIDDEN;
                    case UnknownHostException _ -> ErrorKind.ADDRESS_UNREACHABLE;
                    case ConnectException _ -> ErrorKind.ADDRESS_UNREACHABLE;
                    case NoRouteToHostException _ -> ErrorKind.ADDRESS_UNREACHABLE;
                    case SSLException tls when isBroken(tls) -> ErrorKind.CONNECTION_BROKEN;
                    case SSLException _ -> ErrorKind.ADDRESS_INSECURE;
                    case InterruptedIOException _ -> ErrorKind.TIMEOUT;
                    default -> ErrorKind.CONNECTION_BROKEN;
                };
        return new DropsizeException(kind, e, host);
    }

    /** A connection that breaks during the handshake is not a certificate error. */
    private static boolean isBroken(SSLException tls) {
        return tls.getCause() instanceof SocketException || tls.getCause() instanceof EOFException;
    }

    static DropsizeException refused(int status, String host) {
        ErrorKind kind =
                switch (status) {
                    case 404, 410 -> ErrorKind.ADDRESS_GONE;
                    case 408 -> ErrorKind.TIMEOUT;
                    case 429, 503 -> ErrorKind.SERVER_BUSY;
                    default -> status >= 500 ? ErrorKind.SERVER_ERROR : ErrorKind.ADDRESS_REFUSED;
                };
        return new DropsizeException(kind, host);
    }
}
