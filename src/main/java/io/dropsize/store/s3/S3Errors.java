package io.dropsize.store.s3;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.error.SettingProblem;
import io.dropsize.network.Proxies;
import io.dropsize.store.Destination;
import io.dropsize.store.FolderFault;
import io.dropsize.store.s3.http.BoundedResponse;
import io.dropsize.store.s3.http.TlsFailure;
import io.dropsize.store.service.Authority;

import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkInterruptedException;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;

import javax.net.ssl.SSLException;
import javax.xml.stream.XMLStreamException;

/** The one place that translates exceptions of S3 and its SDK to error kinds. */
final class S3Errors {
    /** R2's error code for unknown access keys. */
    private static final String KEY_OF_ANOTHER_SERVICE = "Credential access key";

    private volatile @Nullable String reportedRegion;
    private final Destination destination;
    private final String host;

    /** The host's name if requests are sent by http; empty otherwise. */
    private final Optional<String> plain;

    /** The proxy's host and port; null for a direct connection. */
    private final @Nullable String proxy;

    S3Errors(Destination destination, URI endpoint, Optional<URI> proxy) {
        this.destination = destination;
        this.host = endpoint.getAuthority();
        this.plain =
                Optional.of(Authority.hostOf(endpoint))
                        .filter(_ -> "http".equalsIgnoreCase(endpoint.getScheme()));
        this.proxy = proxy.map(Proxies::name).orElse(null);
    }

    /**
     * Translates an exception.
     *
     * @param key the key of the call; null if it was about the bucket
     */
    DropsizeException translate(Throwable thrown, @Nullable String key) {
        if (isTooLong(thrown)) {
            return error(ErrorKind.RESPONSE_TOO_LONG, thrown, host);
        }
        if (isCutOff(thrown)) {
            return error(ErrorKind.CONNECTION_BROKEN, thrown, host);
        }
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            Optional<DropsizeException> known = known(t, thrown, key);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return error(ErrorKind.INTERNAL, thrown, "S3");
    }

    /**
     * Returns whether the response exceeds its limit. The parser may have wrapped that exception.
     */
    private static boolean isTooLong(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof BoundedResponse.TooLong) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the connection broke while an XML response was read. The parser reports that as its
     * own error, which the SDK does not retry.
     */
    static boolean isCutOff(Throwable thrown) {
        boolean parsing = false;
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            parsing |= t instanceof XMLStreamException;
            if (parsing && t instanceof IOException) {
                return !(t instanceof CharConversionException
                        || t instanceof BoundedResponse.TooLong);
            }
        }
        return false;
    }

    /** Returns the region that the service has named in an error. */
    Optional<String> reportedRegion() {
        return Optional.ofNullable(reportedRegion);
    }

    /** Returns the error for a response with a success status that is not from an S3 service. */
    DropsizeException notS3() {
        return error(ErrorKind.NOT_S3, null, host);
    }

    /** Translates a response without an error code, from a service that is known to be S3. */
    DropsizeException translateWithoutCode(AwsServiceException e, String key) {
        DropsizeException said = translate(e, key);
        return said.kind() == ErrorKind.NOT_S3
                ? error(ErrorKind.REFUSED, e, host, String.valueOf(e.statusCode()))
                : said;
    }

    private Optional<DropsizeException> known(Throwable t, Throwable thrown, @Nullable String key) {
        return Optional.ofNullable(
                switch (t) {
                    case DropsizeException e -> e;
                    case AwsServiceException e -> service(e, key);
                    case ConnectTimeoutException _ -> unreachable(thrown);
                    case ApiCallTimeoutException _,
                            ApiCallAttemptTimeoutException _,
                            ConnectionRequestTimeoutException _,
                            SocketTimeoutException _ ->
                            error(ErrorKind.TIMEOUT, thrown, host);
                    case AbortedException _,
                            SdkInterruptedException _,
                            InterruptedException _,
                            InterruptedIOException _ ->
                            error(ErrorKind.CANCELLED, thrown);
                    case SSLException e -> TlsFailure.translate(e, thrown, host);
                    case XMLStreamException _, ClientProtocolException _, HttpException _ ->
                            error(ErrorKind.NOT_S3, thrown, host);
                    case IllegalArgumentException e when isBadlyEncoded(e) ->
                            error(ErrorKind.NOT_S3, thrown, host);
                    case UnknownHostException _,
                            ConnectException _,
                            NoRouteToHostException _,
                            UnresolvedAddressException _ ->
                            unreachable(thrown);
                    case SocketException e when isNoWayThere(e) -> unreachable(thrown);
                    case IOException _ -> error(ErrorKind.CONNECTION_BROKEN, thrown, host);
                    default -> null;
                });
    }

    /** Returns the error for a failed connection; with a proxy, it names the proxy. */
    private DropsizeException unreachable(Throwable thrown) {
        return proxy == null
                ? error(ErrorKind.NETWORK_DOWN, thrown, host)
                : error(ErrorKind.PROXY_UNREACHABLE, thrown, proxy);
    }

    private String via() {
        return proxy == null ? host : proxy;
    }

    /** Returns whether a key in a list is declared as percent-encoded but isn't. */
    private static boolean isBadlyEncoded(IllegalArgumentException e) {
        return String.valueOf(e.getMessage()).startsWith("URLDecoder:");
    }

    /**
     * Returns whether the network has failed while a connection existed, by the system's message.
     */
    private static boolean isNoWayThere(SocketException e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith("Network is unreachable")
                || message.startsWith("No route to host")
                || message.startsWith("Network is down");
    }

    private DropsizeException service(AwsServiceException e, @Nullable String key) {
        ErrorResponse response = new ErrorResponse(e);
        String code = response.code();
        if (plain.filter(response::wantsHttps).isPresent()) {
            return error(ErrorKind.HTTPS_NEEDED, e, host);
        }
        Optional<FolderFault> folder = FolderFault.ofCode(code);
        if (folder.isPresent()) {
            return error(folder.get().kind(), e, response.message());
        }
        Optional<SettingProblem> setting = S3Codes.wrongSetting(code);
        if (setting.isPresent()) {
            return DropsizeException.setting(setting.get(), e);
        }
        if (code.equals("InvalidArgument")
                && response.message().startsWith(KEY_OF_ANOTHER_SERVICE)) {
            return ofKind(ErrorKind.CREDENTIALS_WRONG, response, key);
        }
        return ofKind(S3Codes.kind(code).orElseGet(() -> byStatus(response)), response, key);
    }

    private static ErrorKind byStatus(ErrorResponse response) {
        int status = response.status();
        boolean hasCode = response.hasCode();
        return switch (status) {
            case 301, 302, 307, 308 ->
                    response.regionHeader().isPresent() ? ErrorKind.WRONG_REGION : ErrorKind.NOT_S3;
            case 401 -> response.isPage() ? ErrorKind.NOT_S3 : ErrorKind.CREDENTIALS_WRONG;
            case 403 -> response.isPage() ? ErrorKind.NOT_S3 : ErrorKind.ACCESS_DENIED;
            case 404 -> hasCode ? ErrorKind.OBJECT_MISSING : ErrorKind.NOT_S3;
            case 407 -> ErrorKind.PROXY_REFUSED;
            case 408 -> ErrorKind.TIMEOUT;
            case 413 -> ErrorKind.UPLOAD_TOO_LARGE;
            case 429, 503 -> ErrorKind.SERVER_BUSY;
            case 501 -> ErrorKind.REFUSED; // Not implemented, so retries are useless.
            case 507 -> ErrorKind.DISK_FULL;
            default -> {
                if (status >= 500) {
                    yield ErrorKind.SERVER_ERROR;
                }
                yield hasCode ? ErrorKind.REFUSED : ErrorKind.NOT_S3;
            }
        };
    }

    private DropsizeException ofKind(ErrorKind kind, ErrorResponse response, @Nullable String key) {
        AwsServiceException e = response.exception();
        return switch (kind) {
            case BUCKET_MISSING -> error(kind, e, destination.bucket());
            case OBJECT_MISSING, UPLOAD_CORRUPTED ->
                    error(kind, e, key == null ? destination.bucket() : key);
            case CREDENTIALS_WRONG, SESSION_EXPIRED -> error(kind, e, destination.name());
            case ACCESS_DENIED ->
                    error(
                            kind,
                            e,
                            destination.name(),
                            Permissions.missing(e, response.message()).orElse(Permissions.DELETE));
            case CLOCK_WRONG -> error(kind, e, destination.name(), response.clockDifference());
            case WRONG_REGION -> otherRegion(response);
            case REFUSED -> error(kind, e, host, response.text());
            case PROXY_REFUSED -> error(kind, e, via(), Integer.toString(response.status()));
            default -> error(kind, e, host);
        };
    }

    private DropsizeException otherRegion(ErrorResponse response) {
        String region = response.region().orElse(null);
        if (region == null && response.isTemporary()) {
            return error(ErrorKind.BUCKET_NOT_READY, response.exception(), destination.bucket());
        }
        reportedRegion = region == null ? reportedRegion : region;
        return error(
                ErrorKind.WRONG_REGION,
                response.exception(),
                destination.bucket(),
                region == null ? "than the one configured" : "(" + region + ")");
    }

    private static DropsizeException error(
            ErrorKind kind, @Nullable Throwable cause, String... context) {
        return new DropsizeException(kind, cause, context);
    }
}
