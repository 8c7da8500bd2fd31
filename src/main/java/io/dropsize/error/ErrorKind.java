package io.dropsize.error;

import java.util.EnumSet;
import java.util.Set;

/**
 * The kinds of error, distinguished by what the user can do about them. The sentence for each kind
 * is in {@code i18n/errors.properties}.
 */
public enum ErrorKind {
    // Sources
    /** The bytes are not of any image format. Context: the source's name. */
    NOT_AN_IMAGE,
    /** The file is empty. Context: the source's name. */
    EMPTY_FILE,
    /** Stdin ended before its first byte. */
    EMPTY_INPUT,
    /** A damaged image of which nothing can be read. Context: the source's name. */
    DAMAGED_IMAGE,
    /** An image that crashed the program. It is refused once. Context: the source's name. */
    IMAGE_CRASHED,
    /** The process that decodes a format crashed. Context: the source's name, then the format's. */
    DECODER_CRASHED,
    /**
     * The process that decodes a format exceeded its time limit and was killed. Context: the
     * source's name, then the format's.
     */
    DECODER_TIMEOUT,
    /** A damaged image of which a part can be read. Context: the source's name. */
    INCOMPLETE_IMAGE,
    /**
     * An image in a format that is not supported. Context: the source's name, then the format's.
     */
    UNSUPPORTED_FORMAT,
    /** A format that can't be written on this system. Context: the format. */
    UNSUPPORTED_OUTPUT,
    /**
     * An image whose format needs a system library that is not installed. Context: the source's
     * name, then the format's.
     */
    CODEC_MISSING,
    /**
     * An output format that needs a system library that is not installed. Context: the format's
     * name.
     */
    ENCODER_MISSING,
    /** More pixels or bytes than the limits allow. Context: the source's name. */
    IMAGE_TOO_LARGE,
    /**
     * A copy with a side that is too long for its format. Context: the source's name, the copy's
     * length, the format, its limit.
     */
    COPY_TOO_LONG,
    /**
     * A copy with more pixels than the limits allow. Context: the source's name, then the copy's
     * megapixels and the limit.
     */
    COPY_TOO_LARGE,
    /**
     * No copy of this size is within the preset's file size. Context: the source's name, then the
     * smallest size.
     */
    BUDGET_TOO_SMALL,
    /**
     * The best copy of a search is less similar than the preset requires. Context: the source's
     * name, the copy's format, its score, the minimum score.
     */
    SCORE_NOT_REACHED,
    /** The file was deleted after it was chosen. Context: the source's name. */
    FILE_GONE,
    /** No permission to read the file. Context: the source's name. */
    FILE_UNREADABLE,
    /** A folder without images. Context: the folder's name. */
    NO_IMAGES,
    /**
     * A folder with symbolic links that lead out of it. Context: the folder's name, the links'
     * names.
     */
    LINKS_LEFT_OUT,
    /** A folder whose paths are too long for the system. Context: the folder's name. */
    FOLDER_TOO_DEEP,
    /** Neither a regular file nor a folder. Context: its name. */
    NOT_A_FILE,

    // Images from the web
    /** A web server's name can't be resolved, or nothing responds there. Context: the host. */
    ADDRESS_UNREACHABLE,
    /** No secure connection to a web server. Context: the host. */
    ADDRESS_INSECURE,
    /** A host on this computer or its own network. Context: the host. */
    ADDRESS_FORBIDDEN,
    /** The server has no such image (404). Context: the host. */
    ADDRESS_GONE,
    /** The server refuses access to the image. Context: the host. */
    ADDRESS_REFUSED,
    /** Too many redirects, or an invalid one. Context: the host. */
    ADDRESS_REDIRECTS,
    /** A web page instead of an image. Context: the host. */
    ADDRESS_IS_PAGE,

    // This computer
    /** No space left for writing. Context: the file or folder. */
    DISK_FULL,
    /** No permission to write the folder or file. Context: its path. */
    CANNOT_WRITE,
    /** The output exists, and overwriting was not requested. Context: its path. */
    FILE_EXISTS,
    /** The settings file is not JSON. Context: its path. */
    SETTINGS_BROKEN,
    /** Some values of the settings file can't be read. Context: its path. Details: why. */
    SETTINGS_PARTLY_READ,
    /**
     * The settings file can't be opened, is not a regular file or is too large. Context: its path.
     */
    SETTINGS_UNREADABLE,
    /** The default destination or preset does not exist. Context: its name. */
    DEFAULT_GONE,
    /**
     * The default in the settings file can't be read. Context: the setting, then the settings file.
     */
    DEFAULT_UNREADABLE,
    /**
     * The settings file could not be read when it had to be written, so it was replaced by the
     * current settings. Context: the backup of the old file.
     */
    SETTINGS_REPLACED,
    /**
     * Another program holds the lock of the settings file. Context: the file, then that program in
     * parentheses after a space, or nothing.
     */
    SETTINGS_LOCKED,
    /** The journal can't be read. Context: the backup of the old file. */
    JOURNAL_BROKEN,
    /** The journal can't be written, so jobs are not recorded. Context: its file. */
    JOURNAL_OFF,
    /**
     * Another program holds the journal's lock. Context: its file, then that program in parentheses
     * after a space, or nothing.
     */
    JOURNAL_LOCKED,
    /** A newer version has written the journal. Context: its file. */
    JOURNAL_NEWER,
    /** Past uploads can't be read from the journal. Context: none. */
    HISTORY_UNREADABLE,
    /** The journal can't store an alternative text and a title. Context: none. */
    DESCRIPTION_NOT_SAVED,
    /** The journal's entry for an image can't be read. Context: the image's name. */
    NOTE_UNREADABLE,
    /** The keyring is locked or does not respond. Context: none. */
    KEYRING_UNAVAILABLE,
    /** The keyring did not remove a secret. Context: the destination. */
    SECRET_STAYS,
    /** The embedded server could not start. Context: a short reason. */
    LOCAL_SERVER_FAILED,
    /** The process that runs the embedded server does not respond. Context: none. */
    LOCAL_SERVER_HELD,
    /** Another program uses the endpoint's port. Context: the port. */
    PORT_IN_USE,

    /** Another window is running but does not respond. Context: none. */
    ALREADY_RUNNING,
    /**
     * No window can be shown, because there is no display or its libraries are missing. Context:
     * none.
     */
    NO_DISPLAY,

    // Destinations
    /**
     * A setting of a destination or preset is missing or wrong. Context: a {@link SettingProblem},
     * then its values.
     */
    BAD_SETTING,
    /** A destination's name is empty or too long. Context: the maximum length. */
    NAME_LENGTH,
    /** Another destination has this name. Context: the name. */
    NAME_IN_USE,
    /** A destination without a bucket. Context: none. */
    BUCKET_NEEDED,
    /** The service doesn't allow this bucket name. Context: the name, then the maximum length. */
    BUCKET_NAME_WRONG,
    /** Not a valid name of a region. Context: the name. */
    REGION_WRONG,
    /** The service's address depends on the region. Context: the service. */
    REGION_NEEDED,
    /** The service has no address of its own. Context: the service, then an example. */
    ENDPOINT_NEEDED,
    /** The bucket is in the endpoint's host. Context: the endpoint without it. */
    ENDPOINT_HAS_BUCKET,
    /** Context: the endpoint. */
    ENDPOINT_HAS_PATH,
    /**
     * A console's page or an address for visitors. Context: the service, then an endpoint of it.
     */
    ENDPOINT_NOT_API,
    /** An access point's ARN in the place of a bucket. Context: none. */
    BUCKET_IS_ACCESS_POINT,
    /** A service that replaces an existing object. Context: the key. */
    KEY_NOT_KEPT,
    /** Context: an object's address. */
    LINK_NOT_PUBLIC,
    /** Context: an object's address, then its media type, then the right one. */
    LINK_WRONG_TYPE,
    /** A copy is uploaded, but not to a mirror. Context: the mirror. Details: why. */
    MIRROR_FAILED,
    /** A destination is its own mirror. Context: the destination. */
    MIRROR_ITSELF,
    /** Two destinations are each other's mirror. Context: the destination, then the mirror. */
    MIRROR_LOOP,
    /** Visitors don't receive the Cache-Control header. Context: an address, then the header. */
    LINK_NOT_CACHED,
    /** A service that stores bytes with a wrong checksum. Context: none. */
    CHECKSUM_IGNORED,
    /** An object's ACL doesn't make it public. Context: the bucket. */
    ACL_WITHOUT_EFFECT,
    /** This computer's clock is wrong, but requests work. Context: the difference. */
    CLOCK_OFF,
    /** Context: none. */
    ACCESS_KEY_NEEDED,
    /** The name of an AWS profile is empty. Context: none. */
    PROFILE_NEEDED,
    /** The AWS files have no such profile. Context: its name. */
    PROFILE_MISSING,
    /** The user has to sign in by AWS IAM Identity Center. Context: the profile. */
    SSO_SIGN_IN_NEEDED,
    /** A role that requires a code for each session. Context: the profile. */
    PROFILE_NEEDS_CODE,
    /** A profile has no usable keys. Context: its name, then the reason. */
    PROFILE_FAILED,
    /** An address without http:// or https://. Context: the same with it. */
    URL_SCHEME_MISSING,
    /** An invalid address. Context: an example. */
    URL_WRONG,
    /** A host for which IDNA 2003 and IDNA 2008 differ. Context: the host. */
    URL_HOST_AMBIGUOUS,
    /** Not a valid host name. Context: the host, then an example. */
    URL_HOST_WRONG,
    /** Context: the host, then the character that it may not have. */
    URL_HOST_CHARACTER,
    /** An address without a host. Context: an example. */
    URL_HOST_MISSING,
    /** Context: the port, then the maximum. */
    URL_PORT_WRONG,
    /** A user or a password in an address. Context: none. */
    URL_HAS_PASSWORD,
    /** A query or a fragment in an address. Context: an example. */
    URL_HAS_QUERY,
    /** Context: the field. */
    TEMPLATE_FIELD_UNKNOWN,
    /** A character that keys must not contain. Context: none. */
    TEMPLATE_CHARACTER_WRONG,
    /** A slash in the wrong place, or a folder of dots. Context: none. */
    TEMPLATE_FOLDER_WRONG,
    /** A key template that gives all images the same key. Context: none. */
    TEMPLATE_NOT_UNIQUE,
    /** A file from which nothing can be imported. Context: the file. */
    SETTINGS_FILE_UNKNOWN,
    /** An exported file of a newer version. Context: the file. */
    SETTINGS_FILE_NEWER,
    /** A file that another program has encrypted. Context: the file. */
    SETTINGS_FILE_ENCRYPTED,
    /** Values of a file that can't be imported, with details. Context: the file. */
    IMPORT_PARTLY_READ,
    /** A destination that can't be imported, with details. Context: its name. */
    IMPORT_REFUSED,
    /** No source of a team file. Context: the text. */
    TEAM_SOURCE_WRONG,
    /** A source of a team file without encryption. Context: the host. */
    TEAM_FILE_NEEDS_HTTPS,
    /** The server of the team file has no valid certificate. Context: the host. */
    TEAM_FILE_INSECURE,
    /** There is no team file at its source. Context: the source or its host. */
    TEAM_FILE_MISSING,
    /** Context: the source. */
    TEAM_FILE_TOO_LARGE,
    /** A team file that Dropsize hasn't exported, or that is damaged. Context: the source. */
    TEAM_FILE_BROKEN,
    /** A team file of a newer version. Context: the source. */
    TEAM_FILE_NEWER,
    /** The user has chosen no team file. Context: none. */
    TEAM_FILE_NONE,
    /** Values of a team file that can't be used, with details. Context: the source. */
    TEAM_PARTLY_READ,
    /** A destination of a team file that can't be used, with details. Context: its name. */
    TEAM_ENTRY_REFUSED,
    /** A team file contains secrets, which are not used. Context: the source. */
    TEAM_SECRET_IGNORED,
    /** A destination or preset of the team can't be changed. Context: its name. */
    TEAM_READ_ONLY,
    /** Folders that can't precede a key template. Context: the folders. */
    PREFIX_WRONG,
    /** A line that isn't “Name: value”. Context: the line. */
    HEADER_WITHOUT_VALUE,
    /** Context: the header's name. */
    HEADER_TWICE,
    /** A header that uploads can't have. Context: its name. */
    HEADER_UNKNOWN,
    /** Context: the header's name, then its value. */
    HEADER_WRONG,
    /** A KMS key without KMS encryption. Context: none. */
    HEADER_KMS_KEY,
    /** Encryption with a key of the user. Context: none. */
    HEADER_SSE_C,
    /** A storage class that no link can open. Context: the class. */
    HEADER_ARCHIVE,
    /** There is no destination or preset with that name. Context: the name. */
    UNKNOWN_NAME,
    /** The destination's source of credentials has none. Context: the destination. */
    CREDENTIALS_MISSING,
    /**
     * The service does not recognize the access key, or the secret is wrong. Context: the
     * destination.
     */
    CREDENTIALS_WRONG,
    /** The temporary credentials have expired. Context: the destination. */
    SESSION_EXPIRED,
    /**
     * The credentials are valid but lack a permission. Context: the destination, then the
     * permission.
     */
    ACCESS_DENIED,
    /**
     * The service refuses the request for a reason of its own. Context: the host, then the
     * service's error code.
     */
    REFUSED,
    /** The service, or a proxy, rejects requests of this size. Context: the host. */
    UPLOAD_TOO_LARGE,
    /** The bucket does not exist. Context: the bucket. */
    BUCKET_MISSING,
    /**
     * The bucket is in another region. Context: the bucket, then the region as far as it is known.
     */
    WRONG_REGION,
    /** The service has just created the bucket and redirects requests. Context: the bucket. */
    BUCKET_NOT_READY,
    /** The object does not exist. Context: the key. */
    OBJECT_MISSING,
    /** A key with a folder “.” or “..”, which no address can contain. Context: the key. */
    NO_ADDRESS,
    /** An object with that key exists, and overwriting was not requested. Context: the key. */
    KEY_TAKEN,
    /**
     * This computer's clock differs too much from the service's. Context: the destination, then the
     * difference.
     */
    CLOCK_WRONG,
    /** The host's name can't be resolved, or nothing responds there. Context: the host. */
    NETWORK_DOWN,
    /** Nothing responds at the proxy. Context: the proxy's host and port. */
    PROXY_UNREACHABLE,
    /** The proxy rejects user and password. Context: its host and port, then the HTTP status. */
    PROXY_REFUSED,
    /**
     * The proxy doesn't allow connections to a host. Context: the proxy's host and port, then the
     * service's host, then the HTTP status.
     */
    PROXY_TUNNEL_REFUSED,
    /**
     * The proxy can't connect to a host. Context: the proxy's host and port, then the service's
     * host, then the HTTP status.
     */
    PROXY_TUNNEL_FAILED,
    /** The environment names a proxy that is neither http nor https. Context: the variable. */
    PROXY_UNSUPPORTED,
    /** The host accepted the connection and closed it before responding. Context: the host. */
    CONNECTION_BROKEN,
    /** There is no host with this name. Context: the host. */
    HOST_UNKNOWN,
    /** The TLS connection failed. Context: the host. */
    TLS_FAILED,
    /** The certificate has expired or is not valid yet. Context: the host. */
    CERTIFICATE_DATE,
    /** The certificate is another host's. Context: the host. */
    CERTIFICATE_HOST,
    /** The certificate's issuer is unknown. Context: the host. */
    CERTIFICATE_UNTRUSTED,
    /** A service with https at an endpoint with http. Context: the host. */
    HTTPS_NEEDED,
    /** The certificate isn't the pinned one. Context: the host; its SHA-256 fingerprint. */
    CERTIFICATE_CHANGED,
    /** No response in time. Context: the host. */
    TIMEOUT,
    /** The service asks clients to slow down. Context: the host. */
    SERVER_BUSY,
    /** The service reported an internal error. Context: the host. */
    SERVER_ERROR,
    /** Something other than S3 responds. Context: the host. */
    NOT_S3,
    /** The service sends far more data than announced. Context: the host. */
    RESPONSE_TOO_LONG,
    /** A list of objects that doesn't end. Context: the number of objects received. */
    LISTING_ENDLESS,
    /**
     * The service has more objects but doesn't say how to list them. Context: the number of objects
     * received.
     */
    LISTING_INCOMPLETE,
    /** The stored bytes differ from those that were sent. Context: the key. */
    UPLOAD_CORRUPTED,

    // Updates
    /** The server for releases can't be reached, or not securely. Context: the host. */
    RELEASES_UNREACHABLE,
    /** Too many requests to the server for releases. Context: the host. */
    RELEASES_LIMITED,
    /** No release has been published. Context: the host. */
    RELEASES_NONE,
    /** The response is not a release. Context: the host. */
    RELEASES_GARBLED,

    /** The user cancelled the operation. Context: none. */
    CANCELLED,
    /** There is no desktop, and so no clipboard. */
    NO_CLIPBOARD,
    /** The program that accesses the clipboard is not installed. Context: its package. */
    CLIPBOARD_TOOL_MISSING,
    /** Another program has the name of one that would be written. Context: its path. */
    OTHER_PROGRAM,
    /** The file that starts this program is unknown. */
    LAUNCHER_UNKNOWN,
    /** Commands can't read the clipboard of this operating system. */
    CLIPBOARD_UNREADABLE,
    /** The clipboard has neither an image nor files nor an address. */
    CLIPBOARD_WITHOUT_IMAGE,
    /** The program that accesses the clipboard failed. Context: its name. */
    CLIPBOARD_FAILED,
    /** A bug in Dropsize. Context: where it occurred. */
    INTERNAL;

    private static final Set<ErrorKind> TRANSIENT =
            EnumSet.of(
                    ADDRESS_UNREACHABLE,
                    NETWORK_DOWN,
                    PROXY_UNREACHABLE,
                    PROXY_TUNNEL_FAILED,
                    CONNECTION_BROKEN,
                    TIMEOUT,
                    SERVER_BUSY,
                    SERVER_ERROR,
                    BUCKET_NOT_READY,
                    UPLOAD_CORRUPTED,
                    CLOCK_WRONG);

    private static final Set<ErrorKind> SOURCE_ERRORS =
            EnumSet.of(
                    NOT_AN_IMAGE,
                    EMPTY_FILE,
                    UNSUPPORTED_FORMAT,
                    IMAGE_TOO_LARGE,
                    ADDRESS_GONE,
                    ADDRESS_REFUSED,
                    ADDRESS_REDIRECTS,
                    ADDRESS_IS_PAGE);

    /** Whether the same source always fails with this kind, so that retrying is useless. */
    public boolean needsOtherSource() {
        return SOURCE_ERRORS.contains(this);
    }

    /** Whether the error is transient: the same attempt may succeed later without a change. */
    public boolean isTransient() {
        return TRANSIENT.contains(this);
    }

    /** Whether the credentials' session has ended, and is renewed when the user signs in again. */
    public boolean isSessionOver() {
        return this == SESSION_EXPIRED || this == SSO_SIGN_IN_NEEDED;
    }

    /** Whether the service can't be reached at all, so that other uploads to it fail as well. */
    public boolean isLostConnection() {
        return this == NETWORK_DOWN || this == PROXY_UNREACHABLE;
    }
}
