package io.dropsize.fetch;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;

import javax.net.ssl.SSLException;

/** Maps failures of downloads to error kinds. */
final class FetchErrors {
    private FetchErrors() {}

    static DropsizeException translate(IOException e, String host) {
        ErrorKind kind =
                switch (e) {
                    case CheckedResolver.ForbiddenException _ -> ErrorKind.ADDRESS_FORBIDDEN;
                    case UnknownHostException _ -> ErrorKind.ADDRESS_UNREACHABLE;
                    case ConnectException _ -> ErrorKind.ADDRESS_UNREACHABLE;
                    case NoRouteToHostException _ -> ErrorKind.ADDRESS_UNREACHABLE;
                    case SSLException _ -> ErrorKind.ADDRESS_INSECURE;
                    case InterruptedIOException _ -> ErrorKind.TIMEOUT;
                    default -> ErrorKind.CONNECTION_BROKEN;
                };
        return new DropsizeException(kind, e, host);
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
