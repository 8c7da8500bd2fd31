package io.dropsize.http.exchange;

/** Why a request as a whole is refused. The sentences are in {@code i18n/http.properties}. */
public enum Refusal {
    /** Syntax of a JSON body. */
    BODY_IS_NOT_JSON(400),
    BODY_IS_NOT_A_LIST(400),
    BODY_IS_NOT_MULTIPART(400),
    /** The client has gone. */
    BODY_INCOMPLETE(400),
    /** Neither a file nor an entry. */
    NO_IMAGES(400),
    /** Value: the parameter's name. */
    PARAMETER_WRONG(400),
    PATH_WRONG(400),
    /** Value: the parameter's name. */
    PARAMETER_TWICE(400),
    /** Value: the name. */
    DESTINATION_AMBIGUOUS(400),
    /** Value: the name. */
    UPLOADER_UNKNOWN(400),
    NAME_NEEDS_ONE_IMAGE(400),
    REQUEST_MALFORMED(400),
    TOKEN_MISSING(401),
    TOKEN_WRONG(401),
    /** A request without the token names files, and no folders are allowed. */
    PATHS_NEED_TOKEN(403),
    /** Other computers can send requests, and no folders are allowed. */
    PATHS_OFF(403),
    /** A request without the token and without images. */
    CLIPBOARD_NEEDS_TOKEN(403),
    /** Other computers can send requests. */
    CLIPBOARD_OFF(403),
    /** Value: the origin. */
    ORIGIN_REFUSED(403),
    ROUTE_UNKNOWN(404),
    /** Value: the destination. */
    DESTINATION_UNKNOWN(404),
    /** Value: the preset. */
    PRESET_UNKNOWN(404),
    JOB_UNKNOWN(404),
    /** Value: the key. */
    IMAGE_UNKNOWN(404),
    /** Value: the allowed methods. */
    METHOD_WRONG(405),
    BODY_TOO_SLOW(408),
    /** Value: the limit in megabytes. */
    BODY_TOO_LARGE(413),
    /** Value: the maximum number. */
    TOO_MANY_IMAGES(413),
    BODY_TYPE_UNKNOWN(415),
    HOST_WRONG(421),
    TOO_BUSY(429),
    HEADER_TOO_LARGE(431),
    /** Value: the sentence of the error. */
    FAILED(502),
    INTERNAL(500),
    DISK_FULL(503),
    STOPPING(503);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
