package io.dropsize.store.s3;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Destination;
import io.dropsize.store.FolderFault;

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
import software.amazon.awssdk.http.SdkHttpResponse;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;
import javax.xml.stream.XMLStreamException;

/** The one place that turns what S3 and its SDK throw into our kinds of error. */
final class S3Errors {
    private static final Pattern REGION_IN_MESSAGE =
            Pattern.compile("expecting '([a-z0-9-]{1,63})'");

    private final Destination destination;
    private final String host;

    S3Errors(Destination destination, URI endpoint) {
        this.destination = destination;
        this.host = endpoint.getAuthority();
    }

    /**
     * @param key what the call was about; null when it was about the bucket
     */
    DropsizeException translate(Throwable thrown, @Nullable String key) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            Optional<DropsizeException> known = known(t, thrown, key);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return error(ErrorKind.INTERNAL, thrown, "S3");
    }

    /** What answers is no S3 service, though it said all is well. */
    DropsizeException notS3() {
        return error(ErrorKind.NOT_S3, null, host);
    }

    /** Whether an answer holds no word of S3's about what is wrong, as answers to HEAD do. */
    static boolean saysNothing(AwsServiceException e) {
        return code(e).isEmpty();
    }

    private Optional<DropsizeException> known(Throwable t, Throwable thrown, @Nullable String key) {
        return Optional.ofNullable(
                switch (t) {
                    case DropsizeException e -> e;
                    case AwsServiceException e -> service(e, key);
                    case ConnectTimeoutException _ -> error(ErrorKind.NETWORK_DOWN, thrown, host);
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
                    case SSLException e -> tls(e, thrown);
                    case XMLStreamException _, ClientProtocolException _, HttpException _ ->
                            error(ErrorKind.NOT_S3, thrown, host);
                    case FileSystemException e -> file(e, thrown);
                    case UnknownHostException _,
                            ConnectException _,
                            NoRouteToHostException _,
                            UnresolvedAddressException _ ->
                            error(ErrorKind.NETWORK_DOWN, thrown, host);
                    case SocketException e when isNoWayThere(e) ->
                            error(ErrorKind.NETWORK_DOWN, thrown, host);
                    case IOException _ -> error(ErrorKind.CONNECTION_BROKEN, thrown, host);
                    default -> null;
                });
    }

    /** A line that breaks during the handshake is no fault of the certificate. */
    private DropsizeException tls(SSLException e, Throwable thrown) {
        return e.getCause() instanceof SocketException || e.getCause() instanceof EOFException
                ? error(ErrorKind.CONNECTION_BROKEN, thrown, host)
                : error(ErrorKind.TLS_FAILED, thrown, host);
    }

    /** The system's own words for a line that is down while a connection stands. */
    private static boolean isNoWayThere(SocketException e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith("Network is unreachable")
                || message.startsWith("No route to host")
                || message.startsWith("Network is down");
    }

    /** The body's own file fails; the service has nothing to do with it. */
    private static DropsizeException file(FileSystemException e, Throwable thrown) {
        ErrorKind kind =
                e instanceof AccessDeniedException
                        ? ErrorKind.FILE_UNREADABLE
                        : ErrorKind.FILE_GONE;
        return error(kind, thrown, String.valueOf(e.getFile()));
    }

    private DropsizeException service(AwsServiceException e, @Nullable String key) {
        String code = code(e);
        Optional<FolderFault> folder = FolderFault.ofCode(code);
        if (folder.isPresent()) {
            return error(folder.get().kind(), e, e.awsErrorDetails().errorMessage());
        }
        return switch (code) {
            case "NoSuchBucket", "InvalidBucketName" ->
                    error(ErrorKind.BUCKET_MISSING, e, destination.bucket());
            case "NoSuchKey" -> error(ErrorKind.OBJECT_MISSING, e, about(key));
            case "InvalidAccessKeyId",
                    "SignatureDoesNotMatch",
                    "InvalidToken",
                    "ExpiredToken",
                    "TokenRefreshRequired",
                    "InvalidSecurity",
                    "Unauthorized" ->
                    error(ErrorKind.CREDENTIALS_WRONG, e, destination.name());
            case "PermanentRedirect",
                    "TemporaryRedirect",
                    "IllegalLocationConstraintException",
                    "AuthorizationHeaderMalformed" ->
                    wrongRegion(e);
            case "RequestTimeTooSkewed" -> error(ErrorKind.CLOCK_WRONG, e, destination.name());
            case "RequestTimeout" -> error(ErrorKind.TIMEOUT, e, host);
            case "SlowDown",
                    "ServiceUnavailable",
                    "Throttling",
                    "OperationAborted",
                    "PreconditionFailed",
                    "ConditionalRequestConflict" ->
                    error(ErrorKind.SERVER_BUSY, e, host);
            case "BadDigest",
                    "InvalidDigest",
                    "IncompleteBody",
                    "XAmzContentSHA256Mismatch",
                    "NoSuchUpload",
                    "InvalidPart",
                    "InvalidPartOrder" ->
                    error(ErrorKind.UPLOAD_CORRUPTED, e, about(key));
            case "KeyTooLongError" ->
                    error(
                            ErrorKind.BAD_SETTING,
                            e,
                            "The key is too long for this service. Make the key template"
                                    + " shorter.");
            default -> byStatus(e, code, key);
        };
    }

    private DropsizeException byStatus(AwsServiceException e, String code, @Nullable String key) {
        int status = e.statusCode();
        return switch (status) {
            case 301, 302, 307, 308 -> regionHeader(e).isPresent() ? wrongRegion(e) : notS3(e);
            case 401 -> error(ErrorKind.CREDENTIALS_WRONG, e, destination.name());
            case 403 -> error(ErrorKind.ACCESS_DENIED, e, destination.name());
            case 404 -> code.isEmpty() ? notS3(e) : error(ErrorKind.OBJECT_MISSING, e, about(key));
            case 408 -> error(ErrorKind.TIMEOUT, e, host);
            case 429, 503 -> error(ErrorKind.SERVER_BUSY, e, host);
            case 507 -> error(ErrorKind.DISK_FULL, e, host);
            default -> {
                if (status >= 500) {
                    yield error(ErrorKind.SERVER_ERROR, e, host);
                }
                yield code.isEmpty()
                        ? notS3(e)
                        : error(ErrorKind.ACCESS_DENIED, e, destination.name());
            }
        };
    }

    private DropsizeException wrongRegion(AwsServiceException e) {
        String region =
                regionHeader(e)
                        .or(() -> regionInMessage(e))
                        .map(name -> "(" + name + ")")
                        .orElse("");
        return error(ErrorKind.WRONG_REGION, e, destination.bucket(), region);
    }

    private static Optional<String> regionHeader(AwsServiceException e) {
        SdkHttpResponse response = response(e);
        return response == null
                ? Optional.empty()
                : response.firstMatchingHeader("x-amz-bucket-region");
    }

    private static @Nullable SdkHttpResponse response(AwsServiceException e) {
        return e.awsErrorDetails() == null ? null : e.awsErrorDetails().sdkHttpResponse();
    }

    private static Optional<String> regionInMessage(AwsServiceException e) {
        Matcher region = REGION_IN_MESSAGE.matcher(String.valueOf(e.getMessage()));
        return region.find() ? Optional.of(region.group(1)) : Optional.empty();
    }

    private DropsizeException notS3(AwsServiceException e) {
        return error(ErrorKind.NOT_S3, e, host);
    }

    private static String code(AwsServiceException e) {
        if (e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null) {
            return "";
        }
        return e.awsErrorDetails().errorCode();
    }

    private String about(@Nullable String key) {
        return key == null ? destination.bucket() : key;
    }

    private static DropsizeException error(
            ErrorKind kind, @Nullable Throwable cause, String... context) {
        return new DropsizeException(kind, cause, context);
    }
}
