package io.dropsize.store.s3;

import io.dropsize.error.ErrorKind;
import io.dropsize.error.SettingProblem;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The meaning of error codes of S3 and compatible services, regardless of the HTTP status. */
final class S3Codes {
    private static final Map<String, ErrorKind> KINDS = kinds();

    private S3Codes() {}

    /** Returns the kind of error of a code; empty if the HTTP status determines it. */
    static Optional<ErrorKind> kind(String code) {
        return isRefusal(code)
                ? Optional.of(ErrorKind.REFUSED)
                : Optional.ofNullable(KINDS.get(code));
    }

    /** Returns the problem of an error that another setting would fix. */
    static Optional<SettingProblem> wrongSetting(String code) {
        return Optional.ofNullable(
                switch (code) {
                    case "KeyTooLongError" -> SettingProblem.KEY_TOO_LONG;
                    case "SecondLevelDomainForbidden",
                            "PathStyleDomainForbidden",
                            "VirtualHostDomainRequired" ->
                            SettingProblem.BUCKET_NOT_IN_HOST;
                    default -> null;
                });
    }

    /**
     * Returns whether other credentials would not fix the error, although its status may be 403.
     */
    private static boolean isRefusal(String code) {
        return code.startsWith("KMS.") || code.contains("QuotaExceeded");
    }

    private static Map<String, ErrorKind> kinds() {
        var kinds = new HashMap<String, ErrorKind>();
        put(kinds, ErrorKind.BUCKET_MISSING, "NoSuchBucket", "InvalidBucketName");
        put(kinds, ErrorKind.OBJECT_MISSING, "NoSuchKey");
        put(
                kinds,
                ErrorKind.CREDENTIALS_WRONG,
                "InvalidAccessKeyId",
                "SignatureDoesNotMatch",
                "InvalidSecurity",
                "Unauthorized");
        put(
                kinds,
                ErrorKind.SESSION_EXPIRED,
                "ExpiredToken",
                "ExpiredTokenException",
                "InvalidToken",
                "TokenRefreshRequired");
        put(kinds, ErrorKind.ACCESS_DENIED, "AccessDenied", "AllAccessDisabled");
        put(
                kinds,
                ErrorKind.WRONG_REGION,
                "PermanentRedirect",
                "TemporaryRedirect",
                "IllegalLocationConstraintException",
                "AuthorizationHeaderMalformed",
                "InvalidRegionName");
        put(kinds, ErrorKind.CLOCK_WRONG, "RequestTimeTooSkewed", "RequestExpired");
        put(kinds, ErrorKind.TIMEOUT, "RequestTimeout");
        put(kinds, ErrorKind.SERVER_ERROR, "InternalError");
        put(
                kinds,
                ErrorKind.SERVER_BUSY,
                "SlowDown",
                "ServiceUnavailable",
                "Throttling",
                "OperationAborted",
                "PreconditionFailed",
                "ConditionalRequestConflict");
        put(
                kinds,
                ErrorKind.UPLOAD_CORRUPTED,
                "BadDigest",
                "InvalidDigest",
                "IncompleteBody",
                "XAmzContentSHA256Mismatch",
                "NoSuchUpload",
                "InvalidPart",
                "InvalidPartOrder");
        put(kinds, ErrorKind.UPLOAD_TOO_LARGE, "EntityTooLarge");
        put(
                kinds,
                ErrorKind.REFUSED,
                "NotImplemented",
                "InvalidObjectState",
                "AccountProblem",
                "UserSuspended");
        return Map.copyOf(kinds);
    }

    private static void put(Map<String, ErrorKind> kinds, ErrorKind kind, String... codes) {
        for (String code : codes) {
            kinds.put(code, kind);
        }
    }
}
