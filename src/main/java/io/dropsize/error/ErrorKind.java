package io.dropsize.error;

import java.util.EnumSet;
import java.util.Set;

/**
 * What went wrong, named by what the person can do about it. The words for each kind are in {@code
 * i18n/errors.properties}.
 */
public enum ErrorKind {
    // Sources
    /** The bytes are of no image format at all. Context: the source's name. */
    NOT_AN_IMAGE,
    /** The file has no bytes. Context: the source's name. */
    EMPTY_FILE,
    /** An image, but cut off or broken. Context: the source's name. */
    DAMAGED_IMAGE,
    /** An image that has ended the program. It is refused once. Context: the source's name. */
    IMAGE_CRASHED,
    /** The process that reads a format crashed. Context: the source's name, then the format's. */
    DECODER_CRASHED,
    /** That process took too long and was ended. Context: the source's name, then the format's. */
    DECODER_TIMEOUT,
    /** The same, but a part of it can be read. Context: the source's name. */
    INCOMPLETE_IMAGE,
    /** An image of a kind that is not read here. Context: the source's name, then the format's. */
    UNSUPPORTED_FORMAT,
    /** A format that can't be written on this system. Context: the format. */
    UNSUPPORTED_OUTPUT,
    /**
     * An image that is read by a library of the system which is not installed. Context: the
     * source's name, then the format's.
     */
    CODEC_MISSING,
    /**
     * A format that is written by a library of the system which is not installed. Context: the
     * format's name.
     */
    ENCODER_MISSING,
    /** More pixels or bytes than the limits allow. Context: the source's name. */
    IMAGE_TOO_LARGE,
    /**
     * A copy with a side that its format can't have. Context: the source's name, then how long it
     * would be and may be.
     */
    COPY_TOO_LONG,
    /**
     * A copy of more pixels than the limits allow. Context: the source's name, then how many it
     * would have and may have.
     */
    COPY_TOO_LARGE,
    /**
     * No copy of this size is as small as the preset wants it. Context: the source's name, then
     * what it takes at least.
     */
    BUDGET_TOO_SMALL,
    /** The file is gone since it was chosen. Context: the source's name. */
    FILE_GONE,
    /** The file may not be read. Context: the source's name. */
    FILE_UNREADABLE,
    /** A folder in which nothing is an image. Context: the folder's name. */
    NO_IMAGES,
    /**
     * A folder with links to places outside of it. Context: the folder's name, the links' names.
     */
    LINKS_LEFT_OUT,
    /** A folder whose paths are longer than the system opens. Context: the folder's name. */
    FOLDER_TOO_DEEP,
    /** Something that is neither a regular file nor a folder. Context: its name. */
    NOT_A_FILE,

    // Images from the web
    /** A web server can't be found, or nothing answers there. Context: the host. */
    ADDRESS_UNREACHABLE,
    /** No secure connection to a web server. Context: the host. */
    ADDRESS_INSECURE,
    /** A host on this computer or its own network. Context: the host. */
    ADDRESS_FORBIDDEN,
    /** The server has no such image. Context: the host. */
    ADDRESS_GONE,
    /** The server does not hand the image over. Context: the host. */
    ADDRESS_REFUSED,
    /** Redirects that do not end, or lead nowhere. Context: the host. */
    ADDRESS_REDIRECTS,
    /** A web page in place of an image. Context: the host. */
    ADDRESS_IS_PAGE,

    // This computer
    /** No room left where we write. Context: the folder. */
    DISK_FULL,
    /** The folder or file may not be written. Context: its path. */
    CANNOT_WRITE,
    /** The output exists and overwriting was not asked for. Context: its path. */
    FILE_EXISTS,
    /** The settings file is not JSON. Context: its path. */
    SETTINGS_BROKEN,
    /** Some values of the settings file can't be read. Context: its path, then why. */
    SETTINGS_PARTLY_READ,
    /** The settings file can't be opened, is no regular file or too large. Context: its path. */
    SETTINGS_UNREADABLE,
    /** The chosen destination or preset does not exist. Context: its name. */
    DEFAULT_GONE,
    /** The file's choice can't be read. Context: the setting, then the settings file. */
    DEFAULT_UNREADABLE,
    /**
     * The settings file could not be read when it had to be written, so those in use stand in it
     * now. Context: where the old one is kept aside.
     */
    SETTINGS_REPLACED,
    /** The journal can't be read. Context: where it is kept aside. */
    JOURNAL_BROKEN,
    /** The journal can't be written, so jobs are not remembered. Context: its file. */
    JOURNAL_OFF,
    /**
     * Another program holds the journal's lock. Context: its file, then that program in parentheses
     * after a space, or nothing.
     */
    JOURNAL_LOCKED,
    /** A later version has written the journal. Context: its file. */
    JOURNAL_NEWER,
    /** What the journal holds of an image is not understood. Context: the image's name. */
    NOTE_UNREADABLE,
    /** The keyring is locked or does not answer. Context: none. */
    KEYRING_UNAVAILABLE,
    /** The keyring did not remove a secret. Context: the destination. */
    SECRET_STAYS,
    /** The embedded server could not start. Context: the reason in short. */
    LOCAL_SERVER_FAILED,
    /** The process that runs the embedded server does not answer. Context: none. */
    LOCAL_SERVER_HELD,

    /** There is a window already, and it does not answer. Context: none. */
    ALREADY_RUNNING,
    /** No window can be shown: no display, or the libraries for it are lacking. Context: none. */
    NO_DISPLAY,

    // Destinations
    /**
     * A setting of a destination or preset is missing or wrong. Context: a sentence that says
     * which.
     */
    BAD_SETTING,
    /** No destination or preset of that name. Context: the name. */
    UNKNOWN_NAME,
    /** No keys found where the destination says they are. Context: the destination. */
    CREDENTIALS_MISSING,
    /**
     * The service doesn't know the access key, or the secret is wrong. Context: the destination.
     */
    CREDENTIALS_WRONG,
    /** The temporary keys are no longer valid. Context: the destination. */
    SESSION_EXPIRED,
    /** The keys are right and may not do this. Context: the destination. */
    ACCESS_DENIED,
    /**
     * The service won't do this, for a reason that only it knows. Context: the host, then the
     * service's own word for it.
     */
    REFUSED,
    /** The service, or a proxy before it, takes nothing of this size. Context: the host. */
    UPLOAD_TOO_LARGE,
    /** There is no such bucket. Context: the bucket. */
    BUCKET_MISSING,
    /** The bucket is in another region. Context: the bucket, then the region or what is known. */
    WRONG_REGION,
    /** There is no such object. Context: the key. */
    OBJECT_MISSING,
    /** A key with “.” or “..” for a folder, which no address can hold. Context: the key. */
    NO_ADDRESS,
    /** An object of that key exists and overwriting was not asked for. Context: the key. */
    KEY_TAKEN,
    /** This computer's clock is too far off. Context: the destination. */
    CLOCK_WRONG,
    /** The host's name can't be found, or nothing answers there. Context: the host. */
    NETWORK_DOWN,
    /** The host took the connection and broke it off before its answer. Context: the host. */
    CONNECTION_BROKEN,
    /** The secure connection failed. Context: the host. */
    TLS_FAILED,
    /** No answer in time. Context: the host. */
    TIMEOUT,
    /** The service asks to slow down. Context: the host. */
    SERVER_BUSY,
    /** The service failed by its own fault. Context: the host. */
    SERVER_ERROR,
    /** Something answers, but not S3. Context: the host. */
    NOT_S3,
    /** The service sends far more than it should. Context: the host. */
    RESPONSE_TOO_LONG,
    /** A list of objects that doesn't end. Context: how many it has so far. */
    LISTING_ENDLESS,
    /** What arrived is not what was sent. Context: the key. */
    UPLOAD_CORRUPTED,

    // Updates
    /** There is no way, or no safe one, to who tells of releases. Context: the host. */
    RELEASES_UNREACHABLE,
    /** Who tells of releases has been asked too often. Context: the host. */
    RELEASES_LIMITED,
    /** No finished release is published. Context: the host. */
    RELEASES_NONE,
    /** Something answers, but not with a release. Context: the host. */
    RELEASES_GARBLED,

    /** The user stopped it. Context: none. */
    CANCELLED,
    /** A fault of ours. Context: where. */
    INTERNAL;

    private static final Set<ErrorKind> PASSING =
            EnumSet.of(
                    ADDRESS_UNREACHABLE,
                    NETWORK_DOWN,
                    CONNECTION_BROKEN,
                    TIMEOUT,
                    SERVER_BUSY,
                    SERVER_ERROR,
                    UPLOAD_CORRUPTED,
                    CLOCK_WRONG);

    private static final Set<ErrorKind> OF_THE_SOURCE =
            EnumSet.of(
                    NOT_AN_IMAGE,
                    EMPTY_FILE,
                    UNSUPPORTED_FORMAT,
                    IMAGE_TOO_LARGE,
                    ADDRESS_GONE,
                    ADDRESS_REFUSED,
                    ADDRESS_REDIRECTS,
                    ADDRESS_IS_PAGE);

    /** Whether the same source always fails this way, so that retrying it makes no sense. */
    public boolean needsOtherSource() {
        return OF_THE_SOURCE.contains(this);
    }

    /** Whether the same attempt may succeed later although nobody changes anything. */
    public boolean mayPass() {
        return PASSING.contains(this);
    }

    /** Whether there is no way to the service at all, so that other uploads to it fail as well. */
    public boolean isLostConnection() {
        return this == NETWORK_DOWN;
    }
}
